import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "@/api/client";
import { forgetToken, tokenFor } from "@/api/tokens";
import { useRoomSnapshot, useSection, useWorkshopId } from "@/live/room";
import common from "@/texts/common";
import texts from "@/texts/frame";
import { useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { LanguageSwitch } from "@/ui/language-switch";
import { Avatar } from "@/ui/small";
import { useTitle } from "@/ui/use-title";
import styles from "./bar.module.css";
import { StepClock } from "./step-clock";
import { useWorkshop } from "./workshop";

/** Programs for more people than this seat them at tables. */
const ONE_TEAM = 12;

interface Area {
  to: "/w/$workshop" | `/w/$workshop/${"artifacts" | "decide" | "ai" | "day-zero" | "plan" | "tables" | "gallery" | "people" | "settings"}`;
  key: `area.${"session" | "artifacts" | "decide" | "ai" | "dayzero" | "plan" | "tables" | "gallery" | "people" | "settings"}`;
  exact: boolean;
}

const AREAS: readonly Area[] = [
  { to: "/w/$workshop", key: "area.session", exact: true },
  { to: "/w/$workshop/artifacts", key: "area.artifacts", exact: false },
  { to: "/w/$workshop/decide", key: "area.decide", exact: false },
  { to: "/w/$workshop/ai", key: "area.ai", exact: false },
  { to: "/w/$workshop/day-zero", key: "area.dayzero", exact: false },
  { to: "/w/$workshop/plan", key: "area.plan", exact: false },
  { to: "/w/$workshop/tables", key: "area.tables", exact: false },
  { to: "/w/$workshop/gallery", key: "area.gallery", exact: false },
  { to: "/w/$workshop/people", key: "area.people", exact: false },
  { to: "/w/$workshop/settings", key: "area.settings", exact: false },
];

/** The areas that make sense in this workshop: tables where people sit at some or the program has them, preparation where something is checked. */
function useAreas(): readonly Area[] {
  const { program } = useWorkshop();
  const seated = useSection((room) => room.tables.length > 0);
  const facilitates = useSection((room) => room.me).access === "facilitator";
  const hidden = new Set<string>();
  if (!facilitates) hidden.add("area.settings");
  if (!seated && program.people.max <= ONE_TEAM) hidden.add("area.tables");
  if (!seated) hidden.add("area.gallery");
  if (program.checks.length === 0 && program.patterns.length === 0) hidden.add("area.dayzero");
  return AREAS.filter(({ key }) => !hidden.has(key));
}

/** The bar of a workshop: its name, its areas, the time left, and who one is. */
export function Bar() {
  const t = useTexts(texts);
  const workshop = useWorkshop();
  const id = useWorkshopId();
  const areas = useAreas();
  const words = useTexts(common);
  useTitle(workshop.product);
  return (
    <header className={`${styles.bar} no-print`}>
      <div className={styles.top}>
        {tokenFor() && (
          <Link to="/workshops" className={styles.home} aria-label={words("home")} title={words("home")}>
            <span aria-hidden="true">‹</span>
          </Link>
        )}
        <strong className={styles.name}>{workshop.product}</strong>
        <StepClock />
        <div className={styles.end}>
          <ConnectionState />
          <LanguageSwitch />
          <Me />
        </div>
      </div>
      <nav aria-label={t("areas")} className={styles.areas}>
        {areas.map(({ to, key, exact }) => (
          <Link key={key} to={to} params={{ workshop: id }} activeOptions={{ exact }} className={styles.area}>
            {t(key)}
          </Link>
        ))}
      </nav>
    </header>
  );
}

function ConnectionState() {
  const t = useTexts(common);
  const { status } = useRoomSnapshot();
  return (
    <span role="status" className={styles.status} data-status={status}>
      {status === "live" ? <span className="visually-hidden">{t("status.live")}</span> : t(`status.${status}`)}
    </span>
  );
}

function Me() {
  const t = useTexts(texts);
  const me = useSection((room) => room.me);
  const id = useWorkshopId();
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    const token = tokenFor(id);
    const { forgetDocuments } = await import("@/live/document");
    await forgetDocuments(id);
    if (tokenFor() !== token) {
      await api.post("/sign-out", undefined, { workshop: id }).catch(() => undefined);
      forgetToken(token);
    }
    await navigate({ to: "/" });
  };
  return (
    <Confirm
      title={t("leave.title")}
      text={t("leave.text")}
      action={t("leave")}
      onConfirm={() => void leave()}
      trigger={
        <Button kind="quiet" isDisabled={leaving} aria-label={`${me.name}: ${t("leave")}`}>
          <Avatar id={me.id} name={me.name} size={26} />
          <span className={styles.me}>{me.name}</span>
        </Button>
      }
    />
  );
}
