import { useState } from "react";

/** Values of a form and what is missing in it; a field complains only after the form was sent once. */
export function useForm<Name extends string>(first: Record<Name, string>, check: (values: Record<Name, string>) => Partial<Record<Name, string>>) {
  const [values, setValues] = useState(first);
  const [sent, setSent] = useState(false);
  const errors = check(values);
  return {
    values,
    set: (name: Name) => (value: string) => setValues((before) => ({ ...before, [name]: value })),
    error: (name: Name) => (sent ? errors[name] : undefined),
    /** Note the try, and tell whether everything is there. */
    ready: () => {
      setSent(true);
      return Object.values(errors).every((error) => !error);
    },
  };
}
