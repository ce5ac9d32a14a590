import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Suspense } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { ApiError } from "./api/errors";
import { router } from "./router";
import { useLanguage } from "./texts/language";
import { Boundary } from "./ui/boundary";
import { Loading } from "./ui/small";
import { Toasts } from "./ui/toast";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the server refused it would refuse again; what never arrived is worth another try.
      retry: (count, error) => count < 3 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 502),
    },
  },
});

/** Everything around the pages: language, data, errors in words, notices. */
export function App() {
  const language = useLanguage();
  return (
    <I18nProvider locale={language === "ja" ? "ja-JP" : "en-GB"}>
      <QueryClientProvider client={queries}>
        <Boundary>
          <Suspense fallback={<Loading />}>
            <RouterProvider router={router} />
          </Suspense>
        </Boundary>
        <Toasts />
      </QueryClientProvider>
    </I18nProvider>
  );
}
