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
import { LanguageSwitch } from "@/ui/shell";
import { Avatar } from "@/ui/small";
import { useTitle } from "@/ui/use-title";
import styles from "./bar.module.css";
import { StepClock } from "./step-clock";
import { useWorkshop } from "./workshop";

const AREAS = [
  { to: "/w/$workshop", key: "area.session", exact: true },
  { to: "/w/$workshop/artifacts", key: "area.artifacts", exact: false },
  { to: "/w/$workshop/decide", key: "area.decide", exact: false },
  { to: "/w/$workshop/ai", key: "area.ai", exact: false },
  { to: "/w/$workshop/day-zero", key: "area.dayzero", exact: false },
  { to: "/w/$workshop/plan", key: "area.plan", exact: false },
  { to: "/w/$workshop/people", key: "area.people", exact: false },
] as const;

/** The bar of a workshop: its name, its areas, the time left, and who one is. */
export function Bar() {
  const t = useTexts(texts);
  const workshop = useWorkshop();
  const id = useWorkshopId();
  useTitle(workshop.product);
  return (
    <header className={`${styles.bar} no-print`}>
      <div className={styles.top}>
        <strong className={styles.name}>{workshop.product}</strong>
        <StepClock />
        <div className={styles.end}>
          <ConnectionState />
          <LanguageSwitch />
          <Me />
        </div>
      </div>
      <nav aria-label={t("areas")} className={styles.areas}>
        {AREAS.map(({ to, key, exact }) => (
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
