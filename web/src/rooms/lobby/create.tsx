import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "@/api/client";
import { queries } from "@/api/queries";
import type { Language, WorkshopView } from "@/api/types";
import { useLabel, useLanguage, useTexts } from "@/texts/language";
import texts from "@/texts/lobby";
import { Failed } from "@/ui/boundary";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Card, Notice, Page } from "@/ui/layout";
import { Select } from "@/ui/select";
import { Loading } from "@/ui/small";
import { useAction } from "@/ui/use-action";
import { type PartPlan, planned } from "./creation";
import styles from "./lobby.module.css";
import { PartPlans } from "./part-plans";

/** Everything that a workshop starts from; dates may follow later. */
export default function CreatePage() {
  const t = useTexts(texts);
  const programs = useQuery(queries.programs());
  return (
    <Page title={t("create.title")}>
      {programs.isPending && <Loading />}
      {programs.isError && <Failed error={programs.error} retry={() => void programs.refetch()} />}
      {programs.data && <CreateForm />}
    </Page>
  );
}

function CreateForm() {
  const t = useTexts(texts);
  const label = useLabel();
  const shown = useLanguage();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { program: asked } = useSearch({ strict: false }) as { program?: string };
  const { data: programs = [] } = useQuery(queries.programs());
  const [program, setProgram] = useState(asked ?? programs.find(({ id }) => id === "working-backwards")?.id ?? "");
  const [language, setLanguage] = useState<Language>(shown);
  const [values, setValues] = useState({ product: "", company: "", description: "" });
  const [plans, setPlans] = useState<Record<string, PartPlan>>({});
  const [sent, setSent] = useState(false);
  const { busy, error, run } = useAction();
  const chosen = programs.find(({ id }) => id === program);
  const set = (name: keyof typeof values) => (value: string) => setValues((before) => ({ ...before, [name]: value }));
  const submit = () =>
    void run(async () => {
      setSent(true);
      if (!program || !values.product.trim()) return;
      const { id } = await api.post<WorkshopView>("/workshops", { program, language, ...values, planned: planned(plans) });
      void cache.invalidateQueries({ queryKey: ["workshops"] });
      await navigate({ to: "/w/$workshop", params: { workshop: id } });
    });
  const choose = (id: string) => {
    setProgram(id);
    setPlans({});
  };
  return (
    <Form onSubmit={submit}>
      <Card>
        <Select
          label={t("create.program")}
          choices={programs.map(({ id, title }) => ({ id, label: label(title) }))}
          value={program}
          onChange={choose}
          help={chosen && label(chosen.summary)}
          error={sent && !program ? t("create.program.missing") : undefined}
        />
        <Link to="/programs">{t("create.program.more")}</Link>
      </Card>
      <Card>
        <div className={styles.two}>
          <TextField
            label={t("create.product")}
            help={t("create.product.help")}
            value={values.product}
            onChange={set("product")}
            error={sent && !values.product.trim() ? t("create.product.missing") : undefined}
            maxLength={200}
          />
          <TextField label={t("create.company")} value={values.company} onChange={set("company")} maxLength={200} />
        </div>
        <TextField label={t("create.description")} help={t("create.description.help")} value={values.description} onChange={set("description")} multiline maxLength={5000} onSubmit={submit} />
        <Select
          label={t("create.language")}
          help={t("create.language.help")}
          choices={(chosen?.languages ?? ["ja", "en"]).map((id) => ({ id, label: t(`create.language.${id}`) }))}
          value={language}
          onChange={(id) => setLanguage(id as Language)}
        />
      </Card>
      {program && <PartPlans key={program} program={program} plans={plans} onChange={setPlans} />}
      {error && <Notice tone="bad">{error}</Notice>}
      <div>
        <Button type="submit" kind="primary" size="large" isPending={busy}>
          {t("create.do")}
        </Button>
      </div>
    </Form>
  );
}
