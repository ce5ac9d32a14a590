// What the server says. Generated from its description (schema.ts) as far as that goes; the rest by hand, held to
// workshop/live/models.py and commands.py.
import type { components } from "./schema";

type Schema = components["schemas"];

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
export type NewWorkshop = Schema["NewWorkshop"];
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


// ---- the live room (workshop/live/models.py) --------------------------------------------------------------------
export interface StepRef {
  part: string;
  phase: string;
  step: string;
}
export interface PartView {
  id: string;
  edition: string;
  state: "planned" | "running" | "ended" | "skipped";
  starts_at: number | null;
  started_at: number | null;
  ended_at: number | null;
  preset: string;
}
export interface AgendaItem {
  ref: StepRef;
  work: WorkType;
  state: "ahead" | "current" | "done";
  minutes: number;
  planned_minutes: number;
  planned_start: number | null;
  expected_start: number | null;
  started_at: number | null;
  ended_at: number | null;
}
export interface Clock {
  step: StepRef | null;
  running: boolean;
  started_at: number | null;
  ends_at: number | null;
  remaining_ms: number | null;
  behind_ms: number;
  shrunk_breaks_ms: number;
}
export interface PersonView {
  id: string;
  name: string;
  access: Access;
  role: string;
  online: boolean;
  hand_since: number | null;
  finished: boolean;
  table: string;
  leads: boolean;
}
export interface Option {
  id: string;
  title: string;
  row: string;
}
export interface VoteView {
  id: string;
  subject: string;
  method: "dots" | "scores";
  dots: number;
  criteria: string[];
  anonymous: boolean;
  artifact: string;
  list_name: string;
  options: Option[];
  state: "open" | "revealed" | "cancelled";
  opened_at: number;
  cast: number;
  expected: number;
  voted: string[];
  mine: Ballot | null;
  result: VoteResult | null;
  decided: string;
}
export interface Ballot {
  dots: Record<string, number>;
  scores: Record<string, Record<string, number>>;
}
export interface VoteResult {
  tallies: { option: string; total: number; voters: number; by_criterion: Record<string, number> }[];
  leading: string[];
  ballots: (Ballot & { voter: string })[];
}
export interface DecisionView {
  id: string;
  subject: string;
  chosen: string[];
  method: "score" | "vote" | "decider" | "die";
  by: string;
  at: number;
  two_way: boolean;
  die: number | null;
}
export interface CheckView {
  id: string;
  part: string;
  when: "enter" | "leave";
  state: "open" | "done" | "not_needed";
  automatic: boolean;
  mandatory: boolean;
  owner_role: string;
  owner: string;
  due: string;
  found: number | null;
  needed: number | null;
  missing_roles: string[];
}
export interface DocumentView {
  id: string;
  kind: string;
  edition: string;
  scope: string;
  owner: string;
  frozen: boolean;
  locked: boolean;
  writable: boolean;
}
export interface DraftView {
  id: string;
  artifact: string;
  started_by: string;
  engine: "model" | "rules";
  author: string;
  state: "running" | "done" | "stopped" | "failed";
  proposals: number;
  fell_back: string;
  at: number;
}
export interface RoomState {
  me: PersonView;
  parts: PartView[];
  agenda: AgendaItem[];
  clock: Clock;
  people: PersonView[];
  pairs: { id: string; members: string[] }[];
  tables: { id: string; name: string }[];
  votes: VoteView[];
  decisions: DecisionView[];
  checks: CheckView[];
  patterns: { id: string; seen: "yes" | "no" | "unknown" }[];
  documents: DocumentView[];
  revealed: { edition: string; kind: string }[];
  drafts: DraftView[];
  spotlight: { number: number; step: StepRef | null; artifact: string; at: number | null };
  model: string;
  ai_blocked: boolean;
  comments: number;
  program: number;
}
export interface Snapshot {
  number: number;
  now: number;
  state: RoomState;
}
export interface RoomChange {
  number: number;
  now: number;
  changed: Partial<RoomState>;
}

// ---- commands (workshop/live/commands.py) -----------------------------------------------------------------------
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
