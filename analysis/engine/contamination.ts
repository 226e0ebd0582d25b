/** Test items among the instances of an archive. */
import { xxhash128 } from 'hash-wasm';
import type { ContaminationReport, ContaminationRequest, InstanceMatch } from '../contaminationResults';
import { AgoraError } from '../errors';
import { contaminationDefinition } from '../metrics/contamination/contaminationOptions';
import { findContamination, type Contamination } from '../metrics/contamination/findContamination';
import type { Task } from '../task';
import type { ArchiveSource } from './archiveSource';
import type { Searching } from './duplicates';
import { keptReport } from './keptReport';
import { readTestSets, type ReadTestSets } from './readTestSets';
import { runSources, type RunSource } from './runSources';

const version = 1;

/** One test set an archive of `testSets`. Throws `AgoraError('bad-input')` where none is named. */
export async function contamination(
  { archive, connection, pool, derived }: Searching,
  request: ContaminationRequest,
  testSets: readonly ArchiveSource[],
  task: Task,
): Promise<ContaminationReport> {
  if (testSets.length === 0)
    throw new AgoraError('bad-input', 'No test set is named.', { nextStep: 'Name files with --against.' });
  const { runs, sources } = await runSources(connection, archive, request.runs, task.signal);
  const known = await readTestSets(testSets, request.fields, task);
  const names = testSets.map(({ name }) => name);
  const parameters = [request, names, await xxhash128(JSON.stringify(known.items))];
  return keptReport(derived, { name: 'contamination', version, runs, parameters }, async () => {
    const texts = known.items.map(({ text }) => text);
    const found = await findContamination(sources, texts, request, pool, task);
    return {
      request,
      definition: contaminationDefinition(request),
      sets: names.map((name, set) => testSet(name, set, known, found)),
      runs: runs.map(({ run }, group) => runContamination(run, group, names.length, sources, known, found)),
      ...matchesOf(sources, known, found),
      matchesFound: found.found,
      problems: known.problems,
    };
  });
}

function testSet(name: string, set: number, { items, fields }: ReadTestSets, { sources, runs }: Contamination) {
  const touched = new Set(sources.flatMap((source) => [...source.items]));
  let [count, usable, found] = [0, 0, 0];
  items.forEach((item, index) => {
    if (item.set !== set) return;
    count++;
    if ((runs[index] ?? 0) > 0) usable++;
    if (touched.has(index)) found++;
  });
  const touchedShare = usable === 0 ? null : found / usable;
  return { name, fields: fields[set] ?? [], items: count, usable, touched: found, touchedShare };
}

function runContamination(
  run: string,
  group: number,
  sets: number,
  sources: readonly RunSource[],
  { items }: ReadTestSets,
  found: Contamination,
) {
  const own = found.sources.filter((_, index) => sources[index]?.group === group);
  const instances = own.reduce((sum, source) => sum + source.instances, 0);
  const contaminated = own.reduce((sum, source) => sum + source.contaminated, 0);
  const touched = new Array<number>(sets).fill(0);
  for (const item of new Set(own.flatMap((source) => [...source.items]))) {
    const set = items[item]?.set ?? 0;
    touched[set] = (touched[set] ?? 0) + 1;
  }
  return {
    run,
    instances,
    contaminated,
    contaminatedShare: instances === 0 ? null : contaminated / instances,
    touched,
  };
}

/** The matches, and only those items that they are of. */
function matchesOf(sources: readonly RunSource[], { items }: ReadTestSets, found: Contamination) {
  const places = new Map<number, number>();
  const matches = found.matches.map(({ source, item, ...match }): InstanceMatch => {
    const place = places.get(item) ?? places.size;
    places.set(item, place);
    const { run, file } = sources[source] ?? {};
    return { run: run?.run ?? '', path: file?.path ?? '', ...match, item: place };
  });
  return { matches, items: [...places.keys()].flatMap((item) => items[item] ?? []) };
}
