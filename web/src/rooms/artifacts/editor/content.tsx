import type { KindView } from "@/api/types";
import formStyles from "../fields/fields.module.css";
import { ScalarField } from "../fields/scalar-field";
import { BusinessModel } from "../layout/business-model";
import { PressRelease } from "../layout/press-release";
import { ValueCanvas } from "../layout/value-canvas";
import { layoutOf } from "../layouts";
import { ListSection } from "../lists/list-section";

/** The content in the shape that its kind asks for: by default the fields as a form and the lists as tables. */
export function Content({ kind }: { kind: KindView }) {
  const layout = layoutOf(kind.key);
  if (layout.form === "press_release") return <PressRelease kind={kind} />;
  if (layout.canvas === "business_model") return <BusinessModel kind={kind} />;
  return (
    <>
      {layout.form === "value_canvas" ? <ValueCanvas fields={kind.fields} /> : kind.fields.length > 0 && <Form kind={kind} />}
      {kind.lists.map((list) => (
        <ListSection key={list.name} list={list} />
      ))}
    </>
  );
}

function Form({ kind }: { kind: KindView }) {
  return (
    <div className={formStyles.form}>
      {kind.fields.map((column) => (
        <ScalarField key={column.name} column={column} />
      ))}
    </div>
  );
}
