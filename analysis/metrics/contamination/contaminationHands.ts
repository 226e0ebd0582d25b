import { stringsOf, type TextRows } from '../../pool/textBatch';
import { handOver } from '../../pool/work';
import { createWordGrams, partsOf } from '../wordGrams/wordGrams';
import { defaultContaminationOptions } from './contaminationOptions';
import type { ContaminationHands, RowMatch } from './contaminationWork';
import { evidenceOf } from './evidence';
import { longMatches, shortMatches, type Hit, type ItemMatch } from './matchedItems';
import { createTestItems, type Lookup, type TestItems } from './testItems';
import { wordSpans, type WordSpans } from './wordSpans';

/** The worker's side of `contaminationWork`. */
export function createContaminationHands(): ContaminationHands {
  const kernel = createWordGrams();
  let options = defaultContaminationOptions;
  let items: TestItems | null = null;
  let itemTexts: TextRows = { bytes: new Uint8Array(0), offsets: new Int32Array(1) };
  const itemSpans = new Map<number, WordSpans>();

  const spansOfItem = (item: number): WordSpans => {
    const known = itemSpans.get(item) ?? wordSpans(textAt(itemTexts, item));
    itemSpans.set(item, known);
    return known;
  };
  /** By rows that have something: what of which items. */
  const matchesIn = (known: TestItems, texts: TextRows): Map<number, ItemMatch[]> => {
    const found = new Map<number, ItemMatch[]>();
    const add = (row: number, more: readonly ItemMatch[]): void => {
      if (more.length > 0) found.set(row, [...(found.get(row) ?? []), ...more]);
    };
    for (const { first, rows } of partsOf(texts)) {
      kernel.split(rows);
      for (const [row, hits] of hitsOf(known.long, options.n))
        add(first + row, longMatches(known.long, hits, options.n));
      if (known.short === null) continue;
      const hitsByRow = hitsOf(known.short, known.anchorWords);
      const { bytes, ends } = kernel.words();
      for (const [row, hits] of hitsByRow) {
        const words = bytes.slice(8 * (ends[row - 1] ?? 0), 8 * (ends[row] ?? 0));
        add(first + row, shortMatches(known.short, hits, known, new BigUint64Array(words.buffer)));
      }
    }
    return found;
  };
  const hitsOf = ({ table }: Lookup, n: number): Map<number, Hit[]> => {
    const found = new Map<number, Hit[]>();
    table.match(kernel.roll(n), (row, place, run) => {
      const hits = found.get(row) ?? [];
      hits.push({ place, run });
      found.set(row, hits);
    });
    return found;
  };

  return {
    begin(texts, given) {
      options = given;
      itemTexts = texts;
      itemSpans.clear();
      items = createTestItems(texts, given);
      const runs = items.runs.slice();
      return handOver(runs, [runs.buffer]);
    },
    scan({ ordinals, instructions, responses }, mostMatches) {
      const contaminated = new Uint8Array(ordinals.length);
      const found = new Set<number>();
      const matches: RowMatch[] = [];
      let count = 0;
      if (items)
        for (const [part, texts] of [
          ['instruction', instructions],
          ['response', responses],
        ] as const)
          for (const [row, ofRow] of matchesIn(items, texts)) {
            const spans = wordSpans(textAt(texts, row));
            for (const match of ofRow) {
              const evidence = evidenceOf(match, spans, spansOfItem(match.item), items.runs[match.item] ?? 0);
              if (evidence === null) continue;
              contaminated[row] = 1;
              found.add(match.item);
              count++;
              if (matches.length < mostMatches) matches.push({ row, part, item: match.item, ...evidence });
            }
          }
      const answer = { contaminated, items: Int32Array.from(found), matches, found: count };
      return handOver(answer, [contaminated.buffer, answer.items.buffer]);
    },
  };
}

function textAt({ bytes, offsets }: TextRows, row: number): string {
  return stringsOf({ bytes, offsets: offsets.slice(row, row + 2) })[0] ?? '';
}
