import { Page } from "@/ui/layout";
export default function Later() {
  return <Page title="…">{null}</Page>;
}
