/** One instance as metrics see it: what several of them need is computed once. */
import { wordsOf } from './words';

export interface MeasuredText {
  readonly text: string;
  /** In their order, lower case; see `wordsOf`. */
  readonly words: readonly string[];
}

export interface MeasuredInstance {
  readonly instruction: MeasuredText;
  readonly response: MeasuredText;
  /** Null: not known. */
  readonly method: string | null;
  readonly domain: string | null;
}

export function measuredText(text: string): MeasuredText {
  let words: readonly string[] | null = null;
  return {
    text,
    get words() {
      return (words ??= wordsOf(text));
    },
  };
}
