import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { useSection, useWorkshopId } from "@/live/room";
import { useWorkshop } from "@/rooms/frame/workshop";
import common from "@/texts/common";
import { useTexts } from "@/texts/language";
import texts from "@/texts/settings";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Card, Notice, Page } from "@/ui/layout";
import { Select } from "@/ui/select";
import { notify } from "@/ui/toast-queue";
import { useAction } from "@/ui/use-action";
import { changes, type Name, valuesOf } from "./settings";
import styles from "./settings.module.css";

type Set = (name: Name) => (value: string) => void;
type Read = (name: Name) => string;

/** What is known about the workshop beyond its artifacts: product, sponsor, who tries the mock, figures. */
export default function SettingsPage() {
  const t = useTexts(texts);
  const facilitates = useSection((room) => room.me).access === "facilitator";
  return (
    <Page title={t("title")}>
      <p>{t(facilitates ? "lead" : "facilitators")}</p>
      <SettingsForm readOnly={!facilitates} />
    </Page>
  );
}

function SettingsForm({ readOnly }: { readOnly: boolean }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const id = useWorkshopId();
  const workshop = useWorkshop();
  const cache = useQueryClient();
  // What somebody else has changed shows wherever nothing was typed here.
  const saved = valuesOf(workshop);
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({});
  const { busy, error, run } = useAction();
  const value: Read = (name) => typed[name] ?? saved[name];
  const set: Set = (name) => (text) => setTyped((before) => ({ ...before, [name]: text }));
  const save = () =>
    void run(async () => {
      if (!value("product").trim()) return;
      const body = changes(saved, { ...saved, ...typed });
      if (!body) return notify(t("unchanged"));
      await api.patch(`/workshops/${id}`, body, { workshop: id });
      await cache.invalidateQueries({ queryKey: ["workshop", id] });
      setTyped({});
      notify(t("saved"), "good");
    });
  const parts = { value, set, readOnly };
  return (
    <Form onSubmit={save}>
      <Product {...parts} />
      <Sponsor {...parts} />
      <Trial {...parts} />
      <Market {...parts} />
      {error && <Notice tone="bad">{error}</Notice>}
      {!readOnly && (
        <div className={styles.bar}>
          <Button type="submit" kind="primary" size="large" isPending={busy}>
            {words("save")}
          </Button>
        </div>
      )}
    </Form>
  );
}

interface Parts {
  value: Read;
  set: Set;
  readOnly: boolean;
}

function Line({ name, label, help, value, set, readOnly, ...rest }: Parts & { name: Name; label: string; help?: string; multiline?: boolean; type?: string; error?: string }) {
  return <TextField label={label} help={help} value={value(name)} onChange={set(name)} isReadOnly={readOnly} maxLength={rest.multiline ? 5000 : 200} {...rest} />;
}

function Product(parts: Parts) {
  const t = useTexts(texts);
  const { value, set, readOnly } = parts;
  const { program } = useWorkshop();
  return (
    <Card>
      <h2>{t("product")}</h2>
      <div className={styles.two}>
        <Line {...parts} name="product" label={t("product.name")} error={value("product").trim() ? undefined : t("product.missing")} />
        <Line {...parts} name="company" label={t("company")} />
      </div>
      <Line {...parts} name="description" label={t("description")} help={t("description.help")} multiline />
      <Line {...parts} name="roadmap" label={t("roadmap")} help={t("roadmap.help")} multiline />
      <div className={styles.two}>
        <Select
          label={t("language")}
          choices={program.languages.map((id) => ({ id, label: t(`language.${id}`) }))}
          value={value("language")}
          onChange={set("language")}
          isDisabled={readOnly}
        />
        <Line {...parts} name="start" label={t("start")} type="date" />
      </div>
    </Card>
  );
}

function Sponsor(parts: Parts) {
  const t = useTexts(texts);
  return (
    <Card>
      <h2>{t("sponsor")}</h2>
      <Line {...parts} name="sponsor.name" label={t("sponsor.name")} />
      <Line {...parts} name="sponsor.expectation" label={t("sponsor.expectation")} help={t("sponsor.expectation.help")} multiline />
    </Card>
  );
}

function Trial(parts: Parts) {
  const t = useTexts(texts);
  return (
    <Card>
      <h2>{t("trial")}</h2>
      <div className={styles.two}>
        <Line {...parts} name="trial.who" label={t("trial.who")} />
        <Line {...parts} name="trial.on" label={t("trial.on")} type="date" />
      </div>
      <Line {...parts} name="trial.how" label={t("trial.how")} multiline />
    </Card>
  );
}

const FIGURES = ["customers", "share", "price", "period", "cost", "multiple"] as const;

function Market(parts: Parts) {
  const t = useTexts(texts);
  return (
    <Card>
      <h2>{t("market")}</h2>
      <p>{t("market.lead")}</p>
      <div className={styles.two}>
        {FIGURES.map((figure) => (
          <Line key={figure} {...parts} name={`market.${figure}`} label={t(`market.${figure}`)} />
        ))}
        <Line {...parts} name="hour_value" label={t("hour_value")} help={t("hour_value.help")} />
      </div>
    </Card>
  );
}
