import type { ColumnView, KindView } from "@/api/types";
import texts from "@/texts/artifacts";
import { useTexts } from "@/texts/language";
import { useEditor } from "../editor/context";
import { ScalarField } from "../fields/scalar-field";
import { ListSection } from "../lists/list-section";
import styles from "./layout.module.css";

const BEFORE = ["invention", "date", "company", "service"];
const INSIDE = ["overlooked", "market_customers", "own_strength", "target"];
const INTERNAL = ["internal_faq"];

/** The press release as a document to be read: headline, paragraphs, steps, voices, questions; then the side of the provider. */
export function PressRelease({ kind }: { kind: KindView }) {
  const t = useTexts(texts);
  const { view } = useEditor();
  const field = (name: string) => kind.fields.find((column) => column.name === name);
  const named = (names: string[]) => names.flatMap((name) => field(name) ?? []);
  const headline = field("headline");
  const body = kind.fields.filter(({ name }) => name !== "headline" && !BEFORE.includes(name) && !INSIDE.includes(name));
  const lists = kind.lists.filter(({ name }) => !INTERNAL.includes(name));
  return (
    <div className={styles.document} key={view.id}>
      <article className={styles.paper} aria-label={t("press.release")}>
        <div className={styles.meta}>
          {named(BEFORE).map((column) => (
            <ScalarField key={column.name} column={column} />
          ))}
        </div>
        {headline && <ScalarField column={headline} look="headline" />}
        <Paragraphs columns={body} />
        {lists.map((list) => (
          <ListSection key={list.name} list={list} />
        ))}
      </article>
      <section className={styles.paper} aria-labelledby="inside">
        <h2 id="inside">{t("press.inside")}</h2>
        <Paragraphs columns={named(INSIDE)} />
        {kind.lists
          .filter(({ name }) => INTERNAL.includes(name))
          .map((list) => (
            <ListSection key={list.name} list={list} />
          ))}
      </section>
    </div>
  );
}

function Paragraphs({ columns }: { columns: readonly ColumnView[] }) {
  return columns.map((column) => <ScalarField key={column.name} column={column} look="paragraph" />);
}
