/** What the text in a placeholder's place means in a study. */
import { claimedGenerator } from '../assign/claimedGenerator';
import { findWord, generatorNamed } from '../names';
import type { Study } from '../study';
import type { Placeholder } from './template';

export interface PlaceholderValue {
  /** An id of the study, a number, or the text itself; null where the study has no such method, domain or family. */
  readonly value: string | number | null;
  /** True where the text is a word of the study: such a reading is preferred. */
  readonly known: boolean;
}

/** Null: the text cannot stand there, such as letters for a seed. */
export function placeholderValue(study: Study, placeholder: Placeholder, text: string): PlaceholderValue | null {
  switch (placeholder) {
    case 'method':
      return word(findWord(study.methods, text));
    case 'domain':
      return word(findWord(study.domains, text));
    case 'family':
      return word(findWord(study.families.map(spelledFamily), text));
    case 'generator':
      return { value: claimedGenerator(study, text).generator, known: generatorNamed(study, text) !== null };
    case 'volume':
      return number(volumeOf(text));
    case 'seed':
      return number(/^\d{1,15}$/.test(text) ? Number(text) : null);
    case 'variant':
    case 'language':
    case 'model':
      return { value: text, known: false };
  }
}

/** `10000`, `10k`, `1.26M` → a whole number of instances. */
function volumeOf(text: string): number | null {
  const [, digits, unit = ''] = /^(\d{1,12}(?:\.\d{1,6})?)([km]?)$/i.exec(text) ?? [];
  if (digits === undefined) return null;
  const volume = Number(digits) * (/k/i.test(unit) ? 1000 : /m/i.test(unit) ? 1_000_000 : 1);
  // 0.57k is 570 also where the product is not exactly that.
  return Math.abs(volume - Math.round(volume)) < 1e-6 ? Math.round(volume) : null;
}

const word = (found: { readonly id: string } | null): PlaceholderValue => ({
  value: found?.id ?? null,
  known: found !== null,
});

const number = (value: number | null): PlaceholderValue | null => (value === null ? null : { value, known: false });

function spelledFamily({ id, base }: Study['families'][number]) {
  return { id, aliases: base ? [base.model, ...base.aliases] : [] };
}
