/** What a finding is made from, and how its message spells figures. */
import type { AnalyseResult, Finding } from '../../../analysisResults';
import type { StudyFit } from '../fitStudy';
import type { AnalyseInput } from '../input';

export interface FindingContext {
  readonly input: AnalyseInput;
  readonly fit: StudyFit;
  /** The result so far. */
  readonly parts: Omit<AnalyseResult, 'findings'>;
}

/** Looks for one theme; an empty list where there is nothing to say. */
export type Examination = (context: FindingContext) => readonly Finding[];

/** Three significant digits unless told otherwise, with a true minus sign. */
export function figure(value: number, digits = 3): string {
  return minus(String(Number(value.toPrecision(digits))));
}

/** A share as a percentage with one decimal. */
export function percent(share: number): string {
  return `${minus((100 * share).toFixed(1))} %`;
}

const minus = (text: string) => text.replaceAll('-', '−');

/** `a, b and c`. */
export function enumerate(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.slice(-1).join('')}`;
}

/** `1 row`, `2 rows`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
