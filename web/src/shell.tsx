import { Link, Outlet, useLocation, useMatchRoute } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef } from "react";
import { tokenFor } from "@/api/tokens";
import common from "@/texts/common";
import { useTexts } from "@/texts/language";
import { LanguageSwitch } from "@/ui/language-switch";
import styles from "./shell.module.css";

// Participants never see it, so it is not loaded for them.
const AccountMenu = lazy(() => import("./rooms/identity/account-menu"));

/** The frame of every page. Workshops have a bar of their own, the projector has none. */
export function Shell() {
  const t = useTexts(common);
  const matches = useMatchRoute();
  const inWorkshop = Boolean(matches({ to: "/w/$workshop", fuzzy: true }));
  const content = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const before = useRef(path);
  useEffect(() => {
    // A new page begins at its beginning, for those who hear it too.
    if (before.current !== path) content.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return (
    <>
      <a href="#content" className={styles.skip}>
        {t("skip")}
      </a>
      {!inWorkshop && (
        <header className={`${styles.bar} no-print`}>
          <Link to="/" className={styles.name}>
            {t("product.full")}
          </Link>
          <div className={styles.end}>
            <LanguageSwitch />
            <Suspense>{tokenFor() && <AccountMenu />}</Suspense>
          </div>
        </header>
      )}
      <main ref={content} id="content" tabIndex={-1} className={styles.content}>
        <Outlet />
      </main>
    </>
  );
}
