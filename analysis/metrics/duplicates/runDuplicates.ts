/** Duplicates within one run, found once for all measures that count them. */
import { unattended } from '../../task';
import { hiredAlone } from '../../pool/alone';
import { textRowsOf, type TextBatch } from '../../pool/textBatch';
import type { RunTexts, RunValue } from '../runMetric';
import { defaultDuplicateOptions, type ComparedPart } from './duplicateOptions';
import { summariseGroups, type DuplicateSummary } from './duplicateSummary';
import { findDuplicatesWith } from './findDuplicates';

const batchRows = 4096;
const known = new WeakMap<readonly string[], Map<ComparedPart, Promise<DuplicateSummary>>>();

/** At the usual threshold and length of runs. */
export function duplicatesOfRun(run: RunTexts, of: ComparedPart): Promise<DuplicateSummary> {
  const ofRun = known.get(run.responses) ?? new Map<ComparedPart, Promise<DuplicateSummary>>();
  known.set(run.responses, ofRun);
  const found = ofRun.get(of) ?? find(run, of);
  ofRun.set(of, found);
  return found;
}

async function find(run: RunTexts, of: ComparedPart): Promise<DuplicateSummary> {
  const bytes = [...run.instructions, ...run.responses].reduce((sum, text) => sum + text.length, 0);
  const source = { group: 0, bytes, read: () => batchesOf(run) };
  // Nobody is told one by one; one pair is enough for the clusters.
  const options = { ...defaultDuplicateOptions, of, pairs: 'any', mostPairs: 1 } as const;
  // Loaded by who counts, and not by whoever reads the definition.
  const { createDuplicateHands } = await import('./duplicateHands');
  const found = await findDuplicatesWith([hiredAlone(createDuplicateHands())], [source], options, unattended);
  const [summary] = summariseGroups(found, 1);
  if (!summary) throw new RangeError('A run is one group.');
  return summary;
}

// eslint-disable-next-line @typescript-eslint/require-await -- a search reads what comes when it comes; this is here.
async function* batchesOf({ instructions, responses }: RunTexts): AsyncGenerator<TextBatch> {
  for (let start = 0; start < instructions.length; start += batchRows) {
    const asked = instructions.slice(start, start + batchRows);
    yield {
      ordinals: Int32Array.from(asked, (_, row) => start + row),
      instructions: textRowsOf(asked),
      responses: textRowsOf(responses.slice(start, start + batchRows)),
    };
  }
}

/** A value of a run with the texts that it rests on. */
export function duplicateValue({ n, withoutWords }: DuplicateSummary, value: number | null): RunValue {
  const { n: words, threshold } = defaultDuplicateOptions;
  const left = withoutWords === 0 ? '' : `; ${withoutWords} instances without words are left out`;
  const how = n === 0 ? 'no instance has words' : `runs of ${words} words, similarity from ${threshold} on${left}`;
  return { value, lo: null, hi: null, n, how };
}
