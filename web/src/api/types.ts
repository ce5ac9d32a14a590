// What the server says, under the names that the pages use. Generated from its description (schema.ts); by hand only what
// the description cannot say.
import type { components, paths } from "./schema";

/** The server leaves no field out, whatever has a default. */
type Whole<T> = T extends readonly (infer Item)[] ? Whole<Item>[] : T extends object ? { [Key in keyof T]-?: Whole<Exclude<T[Key], undefined>> } : T;
type Schemas = components["schemas"];
type Schema = { [Name in keyof Schemas]: Whole<Schemas[Name]> };

export type Language = Schema["Language"];
export type Label = Schema["Label"];
export type Access = Schema["Access"];
export type WorkType = Schema["WorkType"];

// ---- identity -------------------------------------------------------------------------------------------------
export type Account = Schema["Account"];
export type AccountLink = Schema["AccountLink"];
export type Me = Schema["Me"];
export type Session = Schema["SessionView"];
export type SignedIn = Schema["SignedIn"];
export type SetupOffer = Schema["Offer"];
export type InvitationOffer = Schema["InvitationOffer"];
export type Joined = Schema["Joined"];
export type Invitation = Schema["InvitationView"];

// ---- programs and kinds -----------------------------------------------------------------------------------------
export type Role = Schema["Role"];
export type Process = Schema["Process"];
export type Check = Schema["Check"];
export type Decision = Schema["Decision"];
export type Step = Schema["Step"];
export type Phase = Schema["Phase"];
export type Part = Schema["Part"];
export type Program = Schema["Program"];
export type ProgramView = Schema["ProgramView"];
export type ProgramSummary = Schema["ProgramSummary"];
export interface ProgramProblem {
  file: string;
  line: number;
  what: string;
  hint: string;
}
export type Widget = Schema["Widget"];
export type ColumnView = Schema["ColumnView"];
export type KindView = Schema["KindView"];

// ---- workshops ------------------------------------------------------------------------------------------------
export type StepTexts = Schema["StepTexts"];
export type WorkshopSummary = Schema["WorkshopSummary"];
export type WorkshopView = Schema["WorkshopView"];
export type NewWorkshop = Schemas["NewWorkshop"];
/** `by` is the name of the person, `author` the id. */
export type Comment = Schema["CommentView"];
export interface ChatMessage {
  id: string;
  artifact: string;
  by: string;
  author: string;
  text: string;
  at: string | number;
  proposals: string[];
}

// ---- the live room ----------------------------------------------------------------------------------------------
export type StepRef = Schema["StepRef"];
export type PartView = Schema["PartView"];
export type AgendaItem = Schema["AgendaItem"];
export type Clock = Schema["Clock"];
export type PersonView = Schema["PersonView"];
export type Option = Schema["Option"];
export type VoteView = Schema["VoteView"];
export type VoteResult = Schema["VoteResult"];
export type Ballot = Schema["MyBallot"];
export type DecisionView = Schema["DecisionView"];
export type CheckView = Schema["CheckView"];
export type DocumentView = Schema["DocumentView"];
export type DraftView = Schema["DraftView"];
export type RoomState = Schema["RoomState"];
export type Snapshot = Schema["Snapshot"];
/** Sections that differ, whole. */
export type RoomChange = Omit<Schema["RoomChange"], "changed"> & { changed: Partial<RoomState> };

// ---- commands: by hand, because the generated ones want even what has a default ----------------------------------
export type Command =
  | { type: "start_part" | "end_part" | "skip_part"; part: string }
  | { type: "run_again"; part: string; process: string }
  | { type: "start_step"; step: StepRef }
  | { type: "next_step" | "previous_step" | "pause" | "resume" }
  | { type: "extend"; minutes: number }
  | { type: "set_minutes"; step: StepRef; minutes: number }
  | { type: "use_preset"; part: string; preset: string }
  | { type: "set_start"; part: string; at: string }
  | { type: "bring_everyone"; artifact?: string }
  | { type: "lock" | "unlock"; artifact: string }
  | { type: "form_pairs"; pairs?: string[][] }
  | { type: "reveal"; kind: string }
  | { type: "bring_together"; kind: string; choose?: string }
  | { type: "raise_hand"; up: boolean; person?: string }
  | { type: "finish"; done: boolean }
  | {
      type: "open_vote";
      subject: string;
      method?: "dots" | "scores";
      dots?: number;
      criteria?: string[];
      anonymous?: boolean;
      artifact?: string;
      list_name?: string;
      options?: Option[];
    }
  | { type: "cast_ballot"; vote: string; dots?: Record<string, number>; scores?: Record<string, Record<string, number>> }
  | { type: "reveal_vote" | "cancel_vote"; vote: string }
  | {
      type: "decide";
      subject: string;
      method: "score" | "vote" | "decider";
      chosen: string[];
      options?: Option[];
      artifact?: string;
      list_name?: string;
      vote?: string;
      basis?: string;
      two_way?: boolean;
    }
  | { type: "roll_die"; subject: string; options: Option[]; artifact?: string; list_name?: string; two_way?: boolean }
  | { type: "set_check"; check: string; state?: CheckView["state"] | null; owner?: string | null; due?: string | null }
  | { type: "set_pattern"; pattern: string; seen: "yes" | "no" | "unknown" }
  | { type: "set_tables"; names: string[]; seats?: Record<string, string> }
  | { type: "set_lead"; person: string }
  | { type: "block_ai"; blocked: boolean };

type Described = paths["/api/v1/workshops/{workshop_id}/commands"]["post"]["requestBody"]["content"]["application/json"];
type Loose<T> = T extends unknown ? { [Key in keyof T]?: T[Key] | null } : never;
type Fields<T> = T extends unknown ? keyof T : never;
type Holds<T extends true> = T;
/** The compiler refuses these when a command is missing here, or differs from what the server describes. */
export type EveryCommandIsHere = Holds<Exclude<Described["type"], Command["type"]> extends never ? true : false>;
export type EveryCommandIsDescribed = Holds<Command extends Loose<Described> ? true : false>;
export type EveryFieldIsDescribed = Holds<Exclude<Fields<Command>, Fields<Described>> extends never ? true : false>;
