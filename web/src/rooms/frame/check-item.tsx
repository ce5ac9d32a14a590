import { Link } from "@tanstack/react-router";
import { useSection, useSend, useWorkshopId } from "@/live/room";
import texts from "@/texts/dayzero";
import { useFormats } from "@/texts/format";
import { useLabel, useTexts } from "@/texts/language";
import { Button } from "@/ui/button";
import { Check } from "@/ui/check";
import { DateInput } from "@/ui/date-input";
import { Select } from "@/ui/select";
import { Badge } from "@/ui/small";
import { useKindTitle, useNewest } from "./kinds";
import { type Item, useMayCheck, useRoleTitle } from "./checks";
import styles from "./check-item.module.css";

/** An item of the board: ticked off by people, or counted by the room; who answers for it, until when, and what helps. */
export function CheckItem({ item: { check, view } }: { item: Item }) {
  const t = useTexts(texts);
  const label = useLabel();
  const send = useSend();
  const may = useMayCheck();
  const title = label(check.title);
  const done = view.state === "done";
  return (
    <li className={styles.holder}>
      <div className={styles.item} data-state={view.state}>
        <div className={styles.what}>
          {view.automatic ? (
            <span className={styles.automatic}>
              <span className={styles.sign} aria-hidden="true">
                {done ? "✓" : "…"}
              </span>
              <span>{title}</span>
            </span>
          ) : (
            <Check isSelected={done} isDisabled={!may} onChange={(on) => void send({ type: "set_check", check: check.id, state: on ? "done" : "open" })}>
              {title}
            </Check>
          )}
          <span className={styles.badges}>
            {view.mandatory && <Badge tone={view.state === "open" ? "warn" : "plain"}>{t("mandatory")}</Badge>}
            {(view.automatic || view.state === "not_needed") && <StateBadge state={view.state} />}
            {view.automatic && <Counted item={{ check, view }} />}
          </span>
        </div>
        {view.state === "open" && <p className={styles.remedy}>{label(check.remedy)}</p>}
        <Owner item={{ check, view }} title={title} />
      </div>
    </li>
  );
}

function StateBadge({ state }: { state: Item["view"]["state"] }) {
  const t = useTexts(texts);
  const tone = { open: "plain", done: "good", not_needed: "plain" } as const;
  return <Badge tone={tone[state]}>{t(`state.${state}`)}</Badge>;
}

/** What the room counted, and the way to where it counts. */
function Counted({ item: { check, view } }: { item: Item }) {
  const t = useTexts(texts);
  const role = useRoleTitle();
  const kind = useKindTitle();
  const workshop = useWorkshopId();
  const [document] = useNewest(check.artifact ?? "");
  return (
    <>
      {view.missing_roles.length > 0 && <span className={styles.quiet}>{t("missing_roles", { roles: view.missing_roles.map(role).join(t("and")) })}</span>}
      {view.found !== null && view.needed !== null && <span className={styles.quiet}>{t("found", { found: view.found, needed: view.needed })}</span>}
      {document && (
        <Link to="/w/$workshop/artifacts/$artifact" params={{ workshop, artifact: document.id }} className={styles.link}>
          {t("open", { name: kind(document.kind) })}
        </Link>
      )}
    </>
  );
}

const NOBODY = "-";

function Owner({ item: { check, view }, title }: { item: Item; title: string }) {
  const t = useTexts(texts);
  const role = useRoleTitle();
  const send = useSend();
  const may = useMayCheck();
  const { date } = useFormats();
  const people = useSection((room) => room.people);
  const names = [...new Set([...people.filter(({ access }) => access !== "observer").map(({ name }) => name), ...(view.owner ? [view.owner] : [])])];
  if (!may)
    return (
      <p className={styles.quiet}>
        {t("owner.line", { role: role(view.owner_role), owner: view.owner || t("owner.open") })} {view.due && t("due.line", { date: date(view.due) })}
      </p>
    );
  return (
    <div className={styles.owner}>
      <span className={styles.role}>{role(view.owner_role)}</span>
      <Select
        hideLabel
        label={t("owner.label", { title })}
        choices={[{ id: NOBODY, label: t("owner.open") }, ...names.map((name) => ({ id: name, label: name }))]}
        value={view.owner || NOBODY}
        onChange={(name) => void send({ type: "set_check", check: check.id, owner: name === NOBODY ? "" : name })}
      />
      <DateInput hideLabel label={t("due.label", { title })} value={view.due} onCommit={(due) => void send({ type: "set_check", check: check.id, due })} />
      {!view.automatic && view.state !== "done" && (
        <Button
          kind="quiet"
          size="small"
          aria-label={t(view.state === "open" ? "not_needed.label" : "needed.label", { title })}
          onPress={() => void send({ type: "set_check", check: check.id, state: view.state === "open" ? "not_needed" : "open" })}
        >
          {t(view.state === "open" ? "not_needed" : "needed")}
        </Button>
      )}
    </div>
  );
}
