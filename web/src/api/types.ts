// What the server says, by hand until the generated types take their place. One file, so that one file changes.
export type Language = "ja" | "en";
export type Label = Record<Language, string>;
export type Access = "facilitator" | "member" | "sponsor" | "observer";
export type WorkType = "all" | "group" | "pair" | "individual" | "break";

// ---- identity -------------------------------------------------------------------------------------------------
export interface Account {
  id: string;
  name: string;
  login: string;
  administrator: boolean;
  disabled?: boolean;
}
export interface Me {
  account: Account | null;
  participant: { id: string; name: string; workshop_id: string; access: Access; role: string } | null;
}
export interface Session {
  id: string;
  created_at: string;
  last_seen_at: string;
  agent: string;
  current: boolean;
}
export interface SignedIn {
  token: string;
}
export interface InvitationOffer {
  workshop_id: string;
  title: string;
  product: string;
  language: Language;
  access: Access;
  roles: { id: string; title: Label }[];
  role: string;
  name: string;
}
export interface Joined {
  token: string;
  workshop_id: string;
  participant_id: string;
}
export interface Invitation {
  id: string;
  url: string;
  access: Access;
  role: string;
  expires_at: string;
  max_uses: number | null;
  uses: number;
  revoked_at: string | null;
}

// ---- programs -------------------------------------------------------------------------------------------------
export interface Role {
  id: string;
  title: Label;
  duty: Label;
  required: boolean;
}
export interface Process {
  id: string;
  title: Label;
  question: Label;
  colour: string;
}
export interface Check {
  id: string;
  title: Label;
  remedy: Label;
  owner: string;
  test: "roles" | "filled" | "manual";
  artifact: string | null;
  rows: string | null;
  at_least: number;
  mandatory: boolean;
}
export interface Decision {
  artifact: string;
  rows: string;
  by: string;
  keep: number;
  two_way: boolean;
  subject: Label;
}
export interface Step {
  id: string;
  title: Label;
  work: WorkType;
  minutes: number;
  reads: string[];
  writes: string[];
  draft: { request: string; into: string } | null;
  decide: Decision | null;
}
export interface Phase {
  id: string;
  title: Label;
  process: string | null;
  steps: Step[];
}
export interface Part {
  id: string;
  title: Label;
  summary: Label;
  minutes: number;
  days: number;
  starts_from: string[];
  freezes: boolean;
  when: { artifact: string; at_least: number } | null;
  enter: string[];
  leave: string[];
  presets: { id: string; title: Label; minutes: Record<string, number> }[];
  phases: Phase[];
}
export interface Program {
  format: 1;
  id: string;
  version: string;
  title: Label;
  summary: Label;
  languages: Language[];
  people: { roles: Role[]; min: number; max: number; extra_minutes: number };
  principles: { id: string; title: Label; text: Label }[];
  processes: Process[];
  checks: Check[];
  patterns: { id: string; title: Label; sign: Label; remedy: Label }[];
  parts: Part[];
}
export interface ProgramSummary {
  id: string;
  version: string;
  title: Label;
  summary: Label;
  languages: Language[];
  builtin: boolean;
}
export interface ProgramProblem {
  file: string;
  line: number;
  what: string;
  hint: string;
}

// ---- kinds ----------------------------------------------------------------------------------------------------
export type Widget =
  | "line"
  | "text"
  | "quantity"
  | "number"
  | "choice"
  | "date"
  | "url"
  | "ref"
  | "refs"
  | "flag";
export interface ColumnView {
  name: string;
  label: Label;
  widget: Widget;
  help: Label | null;
  unit: Label | null;
  choices: { code: string; label: Label }[];
  refs: string;
  computed: boolean;
  shared: boolean;
}
export interface KindView {
  key: string;
  title: Label;
  fields: ColumnView[];
  lists: { name: string; label: Label; columns: ColumnView[] }[];
}

// ---- workshops ------------------------------------------------------------------------------------------------
export interface StepTexts {
  instruction: string;
  corrections: string[];
}
export interface WorkshopSummary {
  id: string;
  program: string;
  program_title: Label;
  product: string;
  company: string;
  language: Language;
  start: string | null;
  access: Access;
  people: number;
}
export interface WorkshopView {
  id: string;
  product: string;
  company: string;
  language: Language;
  start: string | null;
  program: Program;
  texts: Record<string, StepTexts>;
  access: Access;
}
export interface Comment {
  id: string;
  artifact: string;
  list: string;
  row: string;
  column: string;
  text: string;
  by: string;
  at: number;
  resolved_by: string;
  resolved_at: number | null;
  parent: string;
}
/** Something said beside an artifact; `by` is empty for the model. */
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
