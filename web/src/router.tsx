import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { tokenFor } from "./api/tokens";
import { ErrorPage, NotFoundPage } from "./ui/boundary";
import { Shell } from "./shell";
import { Loading } from "./ui/small";

// One line per page; each page is loaded when it is first shown. How to add one: web/README.md.
const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const page = <Path extends string>(path: Path, load: () => Promise<{ default: React.ComponentType }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: tokenFor() ? "/workshops" : "/sign-in", replace: true });
  },
});

const workshop = createRoute({
  getParentRoute: () => root,
  path: "/w/$workshop",
  component: lazyRouteComponent(() => import("./rooms/frame/frame")),
});

const room = <Path extends string>(path: Path, load: () => Promise<{ default: React.ComponentType }>) =>
  createRoute({ getParentRoute: () => workshop, path, component: lazyRouteComponent(load) });

const tree = root.addChildren([
  home,
  page("/setup", () => import("./rooms/identity/setup")),
  page("/sign-in", () => import("./rooms/identity/sign-in")),
  page("/join/$token", () => import("./rooms/identity/join")),
  page("/enter/$token", () => import("./rooms/identity/enter")),
  page("/accounts", () => import("./rooms/identity/accounts")),
  page("/sessions", () => import("./rooms/identity/sessions")),
  page("/workshops", () => import("./rooms/lobby/workshops")),
  page("/workshops/new", () => import("./rooms/lobby/create")),
  page("/programs", () => import("./rooms/lobby/programs")),
  workshop.addChildren([
    room("/", () => import("./rooms/workshop/page")),
    room("/screen", () => import("./rooms/workshop/screen")),
    room("/artifacts", () => import("./rooms/artifacts/page")),
    room("/artifacts/$artifact", () => import("./rooms/artifacts/page")),
    room("/decide", () => import("./rooms/decide/page")),
    room("/ai", () => import("./rooms/ai/page")),
    room("/day-zero", () => import("./rooms/dayzero/page")),
    room("/plan", () => import("./rooms/plan/page")),
    room("/compare", () => import("./rooms/plan/compare")),
    room("/tables", () => import("./rooms/tables/page")),
    room("/gallery", () => import("./rooms/tables/gallery")),
    room("/settings", () => import("./rooms/settings/page")),
    room("/people", () => import("./rooms/identity/people")),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
