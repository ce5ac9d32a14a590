import type { Language } from "@/api/types";

/** What somebody wrote in one field. */
export interface Answer {
  who: string;
  text: string;
}

/** A piece of an answer; `only` marks a word that nobody else uses. */
export interface Piece {
  text: string;
  only: boolean;
}

export type Agreement = "same" | "differs" | "alone" | "empty";

/** Small words that say nothing about the product. */
const SMALL: Record<Language, ReadonlySet<string>> = {
  ja: new Set("する して した ます です ない ある いる こと もの ため よう など それ これ から まで より ので など について として という 的 々".split(" ")),
  en: new Set(
    "a an the of to in on at for and or but with by from as is are was were be been it its this that they their them we our you your i not no do does so than then there who what which when how can will".split(" "),
  ),
};

/** Only hiragana of one or two signs: particles and endings. */
const PARTICLE = /^[ぁ-ん]{1,2}$/u;
const WORD = /[\p{L}\p{N}]/u;

/** A text so that writing alone makes no difference: width, case, spaces and punctuation. */
export function normalised(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Do two names mean the same person: "鈴木 一" and "鈴木一さん"? */
export function samePerson(one: string, other: string): boolean {
  const plain = (name: string) => normalised(name).replace(/さん$/u, "");
  return plain(one) !== "" && plain(one) === plain(other);
}

/** Do the answers of one field say the same? People who wrote nothing are left aside. */
export function agreement(answers: readonly Answer[]): Agreement {
  const said = answers.map(({ text }) => normalised(text)).filter((text) => text !== "");
  if (said.length === 0) return "empty";
  if (said.length === 1) return "alone";
  return new Set(said).size === 1 ? "same" : "differs";
}

/** The words of a text with what stands between them. */
export function segments(text: string, language: Language): string[] {
  if (typeof Intl.Segmenter === "function") return [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)].map(({ segment }) => segment);
  return text.split(/([\p{L}\p{N}]+)/u).filter((piece) => piece !== "");
}

function counts(word: string, language: Language): string {
  if (!WORD.test(word)) return "";
  const plain = normalised(word);
  if (SMALL[language].has(plain) || PARTICLE.test(plain)) return "";
  return language === "en" ? plain.replace(/(?<=\p{L}{3})s$/u, "") : plain;
}

/** Every answer in pieces, with the words marked that no other answer has. With a single answer nothing is marked. */
export function marked(answers: readonly Answer[], language: Language): Piece[][] {
  const words = answers.map(({ text }) => segments(text, language).map((piece) => ({ piece, word: counts(piece, language) })));
  const users = new Map<string, Set<number>>();
  for (const [place, pieces] of words.entries())
    for (const { word } of pieces) if (word) users.set(word, (users.get(word) ?? new Set()).add(place));
  const several = answers.filter(({ text }) => normalised(text) !== "").length > 1;
  return words.map((pieces) => joined(pieces.map(({ piece, word }) => ({ text: piece, only: several && word !== "" && users.get(word)?.size === 1 }))));
}

/** Neighbours of one kind as one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && last.only === piece.only) last.text += piece.text;
    else found.push({ ...piece });
  }
  return found;
}
