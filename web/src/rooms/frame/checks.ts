import type { Check, CheckView, PersonView } from "@/api/types";
import { useSection } from "@/live/room";
import { useLabel } from "@/texts/language";
import { useWorkshop } from "./workshop";

/** An item of the checklist: what the program says of it, and how it stands. */
export interface Item {
  check: Check;
  view: CheckView;
}

/** Items with what the program says about them; one that the program no longer has is left out. */
export function items(checks: readonly Check[], views: readonly CheckView[]): Item[] {
  return views.flatMap((view) => {
    const check = checks.find(({ id }) => id === view.id);
    return check ? [{ check, view }] : [];
  });
}

/** How far a list is: what is not needed counts as settled. */
export function progress(list: readonly Item[]): { settled: number; all: number; blocking: number } {
  const open = list.filter(({ view }) => view.state === "open");
  return { settled: list.length - open.length, all: list.length, blocking: open.filter(({ view }) => view.mandatory).length };
}

export interface Homework {
  role: string;
  people: string[];
  items: Item[];
}

/** The items by the role that answers for them, in the order in which the roles come up. */
export function homework(list: readonly Item[], people: readonly PersonView[]): Homework[] {
  const roles = [...new Set(list.map(({ view }) => view.owner_role))];
  return roles.map((role) => ({
    role,
    people: people.filter((person) => person.role === role || (role === "facilitator" && person.access === "facilitator")).map(({ name }) => name),
    items: list.filter(({ view }) => view.owner_role === role),
  }));
}

/** Titles of roles in the language of the screen. */
export function useRoleTitle(): (role: string) => string {
  const { program } = useWorkshop();
  const label = useLabel();
  return (role) => label(program.people.roles.find(({ id }) => id === role)?.title) || role;
}

/** May the viewer tick items off: facilitators and the team. */
export function useMayCheck(): boolean {
  const access = useSection((room) => room.me.access);
  return access === "facilitator" || access === "member";
}
