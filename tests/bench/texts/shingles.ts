/** Runs of words of plain texts, the slow and plain way, to compare with. */
import type { Duplicates } from '../../../analysis/metrics/duplicates/findings';
import { stringsOf } from '../../../analysis/pool/textBatch';
import type { Corpus } from './corpus';

export function runsOfText(text: string, n: number): Set<string> {
  const words = text.toLowerCase().match(/\w+/g) ?? [];
  const runs = new Set<string>();
  for (let first = 0; first + n <= words.length; first++) runs.add(words.slice(first, first + n).join(' '));
  return runs;
}

/** Pairs `a,b` of chosen texts with all others whose Jaccard similarity reaches the threshold, by counting common runs. */
export async function pairsByCounting(corpus: Corpus, chosen: ReadonlySet<number>, n: number, threshold: number) {
  const sizes = new Map<number, number>();
  const holders = new Map<string, number[]>();
  for await (const { ordinals, instructions } of corpus.read()) {
    if (!ordinals.some((text) => chosen.has(text))) continue;
    stringsOf(instructions).forEach((content, row) => {
      const text = ordinals[row] ?? 0;
      if (!chosen.has(text)) return;
      const runs = runsOfText(content, n);
      sizes.set(text, runs.size);
      for (const run of runs) holders.set(run, [...(holders.get(run) ?? []), text]);
    });
  }
  const pairs = new Set<string>();
  for await (const { ordinals, instructions } of corpus.read())
    stringsOf(instructions).forEach((content, row) => {
      const text = ordinals[row] ?? 0;
      const runs = runsOfText(content, n);
      const common = new Map<number, number>();
      for (const run of runs)
        for (const other of holders.get(run) ?? []) common.set(other, (common.get(other) ?? 0) + 1);
      for (const [other, overlap] of common)
        if (other !== text && overlap / (runs.size + (sizes.get(other) ?? 0) - overlap) >= threshold)
          pairs.add(`${Math.min(text, other)},${Math.max(text, other)}`);
    });
  return pairs;
}

/** Pairs with a text of the chosen ones that the search tells, with exact duplicates standing for each other. */
export function pairsTold(found: Duplicates, chosen: ReadonlySet<number>): Set<string> {
  const same = new Map<number, number[]>();
  found.first.forEach((first, text) => same.set(first, [...(same.get(first) ?? []), text]));
  const pairs = new Set<string>();
  const tell = (a: number, b: number): void => {
    if (a !== b && (chosen.has(a) || chosen.has(b))) pairs.add(`${Math.min(a, b)},${Math.max(a, b)}`);
  };
  for (const { a, b } of found.pairs)
    for (const one of same.get(found.first[a] ?? a) ?? [])
      for (const two of same.get(found.first[b] ?? b) ?? []) tell(one, two);
  for (const texts of same.values()) for (const one of texts) for (const two of texts) if (one < two) tell(one, two);
  return pairs;
}
