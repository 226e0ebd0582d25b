/** Lays a template over one text so that as many placeholders as possible hold words of the study. */
import type { Study } from '../study';
import { placeholderValue } from './placeholderValue';
import type { Placeholder, Template, TemplatePart } from './template';

/** A placeholder over the characters [start, end) of the text. */
export interface Aligned {
  readonly placeholder: Placeholder;
  readonly start: number;
  readonly end: number;
  /** As in `PlaceholderValue`. */
  readonly value: string | number | null;
}

/** The best way from one place of template and text to their ends, as a list linked forward. */
interface Way {
  /** Placeholders that hold a word of the study. */
  readonly known: number;
  readonly first: Aligned | null;
  readonly rest: Way | null;
}

const end: Way = { known: 0, first: null, rest: null };

/**
 * The placeholders in their order; null where the text does not have the template's form. Of several ways the one with
 * most words of the study counts, then the one whose first placeholder is longest, then its second, and so on. Every
 * pair of part and place is looked at once: the time grows with the square of the text's length at most.
 */
export function align({ parts }: Template, study: Study, text: string): Aligned[] | null {
  const seen = new Map<number, Way | null>();

  const from = (part: number, at: number): Way | null => {
    const key = at * (parts.length + 1) + part;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const way = search(part, at);
    seen.set(key, way);
    return way;
  };

  const search = (index: number, at: number): Way | null => {
    const part = parts[index];
    if (!part) return at === text.length ? end : null;
    if (part.kind === 'text') return text.startsWith(part.text, at) ? from(index + 1, at + part.text.length) : null;
    let best: Way | null = null;
    for (const to of endsOf(part, parts[index + 1], text, at)) {
      const rest = from(index + 1, to);
      if (!rest || (best && best.known > rest.known)) continue;
      const way = part.kind === '*' ? rest : over(part.kind, at, to, rest);
      if (way && (!best || way.known > best.known)) best = way;
    }
    return best;
  };

  const over = (placeholder: Placeholder, start: number, to: number, rest: Way): Way | null => {
    const meaning = placeholderValue(study, placeholder, text.slice(start, to));
    if (!meaning) return null;
    const first = { placeholder, start, end: to, value: meaning.value };
    return { known: rest.known + Number(meaning.known), first, rest };
  };

  const aligned: Aligned[] = [];
  const whole = from(0, 0);
  for (let way = whole; way; way = way.rest) if (way.first) aligned.push(way.first);
  return whole && aligned;
}

/** Where a part that begins at `at` can end, the farthest first: before the text that follows it, within one name. */
function endsOf(part: TemplatePart, next: TemplatePart | undefined, text: string, at: number): number[] {
  const slash = text.indexOf('/', at);
  const farthest = slash < 0 ? text.length : slash;
  const nearest = part.kind === '*' ? at : at + 1;
  if (next?.kind !== 'text') return farthest >= nearest && !next ? [farthest] : [];
  const ends: number[] = [];
  for (let to = text.lastIndexOf(next.text, farthest); to >= nearest; to = text.lastIndexOf(next.text, to - 1)) {
    ends.push(to);
    if (to === 0) break;
  }
  return ends;
}
