import { Link } from "@tanstack/react-router";
import { Component, type ReactNode } from "react";
import { ApiError, inWords } from "@/api/errors";
import common from "@/texts/common";
import { useTexts } from "@/texts/language";
import { Button } from "./button";
import { Notice, Page, Row } from "./layout";

/** What is shown instead of a page that broke: what happened, and what to do. */
export function ErrorPage({ error, reset }: { error: unknown; reset?: () => void }) {
  const t = useTexts(common);
  return (
    <Page title={t("error.title")} narrow>
      <Notice tone="bad">{inWords(error)}</Notice>
      <Row>
        {reset && error instanceof ApiError && <Button onPress={reset}>{t("retry")}</Button>}
        <Button kind="primary" onPress={() => location.reload()}>
          {t("error.reload")}
        </Button>
      </Row>
    </Page>
  );
}

/** An address that leads nowhere. */
export function NotFoundPage() {
  const t = useTexts(common);
  return (
    <Page title={t("error.title")} narrow>
      <Notice>{t("error.page")}</Notice>
      <Link to="/">{t("home")}</Link>
    </Page>
  );
}

/** A query that failed, inside a page: in words, with another try. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useTexts(common);
  return (
    <Notice tone="bad">
      <p>{inWords(error)}</p>
      {retry && (
        <Row>
          <Button onPress={retry}>{t("retry")}</Button>
        </Row>
      )}
    </Notice>
  );
}

/** Catches what nobody else does. */
export class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error ? <ErrorPage error={this.state.error} /> : this.props.children;
  }
}
