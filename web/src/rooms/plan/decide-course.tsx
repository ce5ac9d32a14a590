import type { Part, PartView } from "@/api/types";
import { useMayLead, useSection, useSend } from "@/live/room";
import common from "@/texts/common";
import { useLabel, useTexts } from "@/texts/language";
import texts from "@/texts/plan";
import { Button } from "@/ui/button";
import { Select } from "@/ui/select";
import { Badge } from "@/ui/small";
import { Table } from "@/ui/table";
import { useWorkshop } from "../frame/workshop";
import styles from "./plan.module.css";

const NOBODY = "-";

/** Who leads the next part; facilitators and whoever has the last word name somebody of the team. */
export function Lead() {
  const t = useTexts(texts);
  const send = useSend();
  const me = useSection((room) => room.me);
  const people = useSection((room) => room.people);
  const { program } = useWorkshop();
  const decides = program.people.roles.some(({ id, decides }) => id === me.role && decides);
  const may = me.access === "facilitator" || (me.access === "member" && decides);
  const lead = people.find(({ leads }) => leads);
  const members = people.filter(({ access }) => access === "member");
  if (!may) return <p>{lead ? t("lead.is", { name: lead.name }) : t("lead.open")}</p>;
  return (
    <Select
      label={t("lead")}
      help={t("lead.help")}
      choices={[{ id: NOBODY, label: t("lead.open") }, ...members.map(({ id, name }) => ({ id, label: name }))]}
      value={lead?.id ?? NOBODY}
      onChange={(person) => void send({ type: "set_lead", person: person === NOBODY ? "" : person })}
    />
  );
}

/** Parts whose minutes the team distributes itself, before they start and while they run. */
export function Presets() {
  const { program } = useWorkshop();
  const parts = useSection((room) => room.parts);
  const open = parts.filter(({ state }) => state === "planned" || state === "running");
  return open.map((part) => {
    const described = program.parts.find(({ id }) => id === part.id);
    return described && described.presets.length > 0 ? <PresetTable key={part.edition} part={part} described={described} /> : null;
  });
}

function PresetTable({ part, described }: { part: PartView; described: Part }) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const label = useLabel();
  const send = useSend();
  const may = useMayLead();
  const phases = described.phases.filter(({ id }) => described.presets.some(({ minutes }) => id in minutes));
  const own = Object.fromEntries(phases.map(({ id, steps }) => [id, steps.reduce((sum, { minutes }) => sum + minutes, 0)]));
  const rows = [{ id: "", title: t("preset.own"), minutes: own }, ...described.presets.map(({ id, title, minutes }) => ({ id, title: label(title), minutes }))];
  return (
    <section className={styles.panel} aria-label={t("presets", { part: label(described.title) })}>
      <h2>{t("presets", { part: label(described.title) })}</h2>
      <p className={styles.quiet}>{t("presets.how")}</p>
      <Table
        caption={t("presets.table")}
        head={[t("preset"), ...phases.map(({ title }) => label(title)), <span key="choose" className="visually-hidden">{t("preset.choose")}</span>]}
      >
        {rows.map((row) => (
          <tr key={row.id} data-chosen={part.preset === row.id}>
            <th scope="row">{row.title}</th>
            {phases.map(({ id }) => (
              <td key={id}>{c("minutes", { count: row.minutes[id] ?? 0 })}</td>
            ))}
            <td>
              {part.preset === row.id ? (
                <Badge tone="accent">{t("preset.chosen")}</Badge>
              ) : (
                may && (
                  <Button size="small" aria-label={t("preset.choose.label", { name: row.title })} onPress={() => void send({ type: "use_preset", part: part.id, preset: row.id })}>
                    {t("preset.choose")}
                  </Button>
                )
              )}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
