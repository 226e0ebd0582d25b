/** One instance as metrics see it: what several of them need is computed once, when the first asks for it. */
import { codePointsOf } from './codePoints';
import { languageOf } from './text/language';
import { textParts, type TextParts } from './textParts';
import { wordsOf } from './words';

export interface MeasuredText {
  readonly text: string;
  /** In their order, lower case; see `wordsOf`. */
  readonly words: readonly string[];
  /** Code points. */
  readonly characters: number;
  /** Its code and its prose. */
  readonly parts: TextParts;
  /** Of its prose; see `languageOf`. */
  readonly language: string | null;
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
  let characters: number | null = null;
  let parts: TextParts | null = null;
  let language: string | null | undefined;
  return {
    text,
    get words() {
      return (words ??= wordsOf(text));
    },
    get characters() {
      return (characters ??= codePointsOf(text));
    },
    get parts() {
      return (parts ??= textParts(text));
    },
    get language() {
      return (language ??= languageOf((parts ??= textParts(text)).prose));
    },
  };
}
