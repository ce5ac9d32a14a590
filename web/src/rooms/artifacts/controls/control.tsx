import { NumberControl } from "./number";
import { ReferenceControl } from "./reference";
import { ChoiceControl, DateControl, FlagControl } from "./simple";
import type { ControlProperties } from "./types";

/** The control for a value that is no shared text. */
export function ValueControl(properties: ControlProperties) {
  switch (properties.column.widget) {
    case "number":
      return <NumberControl {...properties} />;
    case "choice":
      return <ChoiceControl {...properties} />;
    case "date":
      return <DateControl {...properties} />;
    case "flag":
      return <FlagControl {...properties} />;
    default:
      return <ReferenceControl {...properties} />;
  }
}
