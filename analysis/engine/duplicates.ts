/** Duplicates among the instances of an archive, or between them and other files. */
import { xxhash128 } from 'hash-wasm';
import type { ComparedFile, DuplicateReport, DuplicateRequest, RunDuplicates, TextPlace } from '../duplicateResults';
import { definitionOf } from '../metrics/duplicates/duplicateOptions';
import { clustersOf, summariseGroups, type DuplicateSummary } from '../metrics/duplicates/duplicateSummary';
import { findDuplicates, type DuplicateSource } from '../metrics/duplicates/findDuplicates';
import type { Duplicates } from '../metrics/duplicates/findings';
import type { Connection, DerivedStore, WorkerPool } from '../ports';
import type { Task } from '../task';
import type { TextBatch } from '../pool/textBatch';
import type { ArchiveSource } from './archiveSource';
import { keptReport } from './keptReport';
import { readSeedTexts, type SeedTexts } from './readSeedTexts';
import { runSources } from './runSources';

const version = 2;
const pairsOfScope = { within: 'same-group', across: 'other-group', against: 'other-group' } as const;

/** `against` counts where the scope says so. */
export async function duplicates(
  { archive, connection, pool, derived }: Searching,
  request: DuplicateRequest,
  against: readonly ArchiveSource[],
  task: Task,
): Promise<DuplicateReport> {
  const { runs, sources } = await runSources(connection, archive, request.runs, task.signal);
  const isAgainst = request.scope === 'against';
  const { files: seeds, problems } = await readSeedTexts(isAgainst ? against : [], task);
  const parameters = [request, await xxhash128(JSON.stringify(seeds.map(({ path, texts }) => [path, texts])))];
  return keptReport(derived, { name: 'duplicates', version, runs, parameters }, async () => {
    // Against other files all runs are one side, and the files the other.
    const ofRuns = sources.map((source): DuplicateSource => ({ ...source, group: isAgainst ? 0 : source.group }));
    const ofSeeds = seeds.map((seed): DuplicateSource => ({ group: 1, bytes: seed.bytes, read: () => once(seed) }));
    const options = { ...request, pairs: pairsOfScope[request.scope] };
    const found = await findDuplicates([...ofRuns, ...ofSeeds], options, pool, task);
    const files = [
      ...sources.map(({ run, file }): ComparedFile => ({ path: file.path, run: run.run })),
      ...seeds.map(({ path }): ComparedFile => ({ path, run: null })),
    ];
    const groupOfFile = [...sources.map(({ group }) => group), ...seeds.map(() => runs.length)];
    const summaries = summariesByRun(found, groupOfFile, runs.length, isAgainst);
    return {
      request,
      definition: definitionOf(request),
      files,
      runs: runs.map(({ run }, index) => runDuplicates(run, summaries[index], request.scope)),
      ...listed(found, request),
      problems,
    };
  });
}

export interface Searching {
  readonly archive: string;
  readonly connection: Connection;
  readonly pool: WorkerPool;
  readonly derived: DerivedStore;
}

// eslint-disable-next-line @typescript-eslint/require-await -- a search reads what comes when it comes; this is here.
async function* once({ batch }: SeedTexts): AsyncGenerator<TextBatch> {
  yield batch();
}

/** Runs that were one side of the comparison are told apart again. */
function summariesByRun(
  found: Duplicates,
  groupOfFile: readonly number[],
  runs: number,
  isAgainst: boolean,
): DuplicateSummary[] {
  if (!isAgainst) return summariseGroups(found, runs);
  const groups = found.groups.slice();
  groupOfFile.forEach((group, file) => groups.fill(group, found.starts[file], found.starts[file + 1]));
  const isSeed = (text: number) => groups[text] === runs;
  const withSeeds = new Set<number>();
  found.clusters.forEach((cluster, text) => {
    if (cluster !== -1 && isSeed(text)) withSeeds.add(cluster);
  });
  return summariseGroups({ ...found, groups }, runs, withSeeds);
}

function runDuplicates(
  run: string,
  summary: DuplicateSummary | undefined,
  scope: DuplicateRequest['scope'],
): RunDuplicates {
  const isWithin = scope === 'within';
  return {
    run,
    instances: summary?.n ?? 0,
    withoutWords: summary?.withoutWords ?? 0,
    exactShare: summary?.exactShare ?? null,
    nearShare: isWithin ? (summary?.nearShare ?? null) : null,
    clusters: isWithin ? (summary?.clusters ?? null) : null,
    effectiveNumber: isWithin ? (summary?.effectiveNumber ?? null) : null,
    sharedShare: isWithin ? null : (summary?.sharedShare ?? null),
  };
}

/** Pairs and clusters by files and positions. */
function listed(
  found: Duplicates,
  { scope }: DuplicateRequest,
): Pick<DuplicateReport, 'pairs' | 'pairsComplete' | 'clusters'> {
  const placeOf = (text: number): TextPlace => ({
    file: fileOf(found.starts, text),
    ordinal: found.ordinals[text] ?? 0,
  });
  const isListed = (cluster: Int32Array): boolean =>
    scope === 'within' || cluster.some((text) => found.groups[text] !== found.groups[cluster[0] ?? 0]);
  return {
    pairs: found.pairs.map(({ a, b, similarity }) => ({ a: placeOf(a), b: placeOf(b), similarity })),
    pairsComplete: found.pairsComplete,
    clusters: clustersOf(found)
      .filter(isListed)
      .map((cluster) => ({
        exact: new Set(Array.from(cluster, (text) => found.equal[text])).size === 1,
        members: Array.from(cluster, (text) => ({ ...placeOf(text), similarity: found.similarities[text] ?? 0 })),
      })),
  };
}

/** The file whose texts begin at or before this one: the last of those, as empty files begin where the next does. */
function fileOf(starts: Int32Array, text: number): number {
  let [low, high] = [0, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= text) low = middle;
    else high = middle;
  }
  return low;
}
