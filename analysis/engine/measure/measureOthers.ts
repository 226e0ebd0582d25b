/** Measures of instances beside what other generators answered to the same instruction. */
import { instructionKey } from '../../metrics/relation/instructionKey';
import type { RelatedMetric } from '../../metrics/relation/relatedMetric';
import { settingText, type MeasuredFile, type MeasuredRun } from '../../store/measures';
import { throwIfCancelled } from '../../task';
import { measureBundles, type Bundle, type BundledRow } from './bundles';
import type { Measuring } from './measuring';
import { readRows } from './readRows';
import { keep, readKept, storeRelated, type RelatedFile } from './relatedSeries';

/** One instruction may stand in a run ten thousand times: no instance is measured beside more than this. */
const mostOthers = 16;
const rowsOfBundle = 2048;

/**
 * Brings the store's series of these runs up to date. Runs of one method and domain by different generators are looked at
 * together; a run whose setting or generator is not known, or that is alone in its setting, gets none.
 */
export async function measureOthers(
  measuring: Measuring,
  runs: readonly MeasuredRun[],
  all: readonly MeasuredRun[],
  metrics: readonly RelatedMetric[],
): Promise<void> {
  for (const group of groupsOf(all)) {
    const asked = group.filter((run) => runs.includes(run));
    if (asked.length > 0) await measureGroup(measuring, asked, group, metrics);
  }
  measuring.count(runs.flatMap(({ files }) => files).reduce((sum, file) => sum + file.instances, 0));
}

function groupsOf(runs: readonly MeasuredRun[]): MeasuredRun[][] {
  const groups = new Map<string, MeasuredRun[]>();
  for (const run of runs) {
    if (run.generator === null || run.method === null || run.domain === null) continue;
    const setting = settingText(run);
    groups.set(setting, [...(groups.get(setting) ?? []), run]);
  }
  return [...groups.values()].filter((group) => new Set(group.map(({ generator }) => generator)).size > 1);
}

async function measureGroup(
  measuring: Measuring,
  asked: readonly MeasuredRun[],
  group: readonly MeasuredRun[],
  metrics: readonly RelatedMetric[],
): Promise<void> {
  const files = asked.flatMap((run) => run.files.map((file) => relatedFile(run, file, group)));
  const missing: RelatedFile[] = [];
  for (const file of files) {
    throwIfCancelled(measuring.signal);
    const kept = await readKept(measuring, file, metrics);
    if (kept) await storeRelated(measuring, file, metrics, kept);
    else missing.push(file);
  }
  const [setting] = group;
  if (missing.length === 0 || !setting) return;
  const wanted = new Set(missing.map(({ file }) => file));
  const computed = await measureBundles(
    measuring,
    setting,
    metrics,
    bundlesOf(await readShared(measuring, group), wanted),
  );
  for (const file of missing) {
    const series = computed.get(file.file) ?? metrics.map(() => noSeries);
    await keep(measuring, file, metrics, series);
    await storeRelated(measuring, file, metrics, series);
  }
}

const noSeries = { ordinals: new Int32Array(0), values: new Float64Array(0) };

function relatedFile(run: MeasuredRun, file: MeasuredFile, group: readonly MeasuredRun[]): RelatedFile {
  const others = group.filter(({ generator }) => generator !== run.generator);
  const how = `each instance beside ${String(others.length)} ${others.length === 1 ? 'run' : 'runs'} of other generators`;
  return { run, file, beside: others.flatMap(({ files }) => files), how };
}

interface SharedRow extends BundledRow {
  readonly file: MeasuredFile;
  readonly generator: string | null;
}

/** The instances whose instruction more than one generator has, by instruction; in two passes, so that only these are held. */
async function readShared(measuring: Measuring, group: readonly MeasuredRun[]): Promise<SharedRow[][]> {
  /** Null: of several generators. */
  const generatorOf = new Map<string, string | null>();
  for (const { generator, files } of group)
    for (const file of files)
      await readRows(measuring, file, (instruction) => {
        const key = instructionKey(instruction);
        const known = generatorOf.get(key);
        if (known === undefined) generatorOf.set(key, generator);
        else if (known !== generator) generatorOf.set(key, null);
        return false;
      });
  const shared = new Map<string, SharedRow[]>();
  for (const { generator, files } of group)
    for (const file of files) {
      const rows = await readRows(measuring, file, (text) => generatorOf.get(instructionKey(text)) === null);
      for (const row of rows) {
        const key = instructionKey(row.instruction);
        const same = shared.get(key);
        if (same) same.push({ ...row, generator });
        else shared.set(key, [{ ...row, generator }]);
      }
    }
  return [...shared.values()];
}

function* bundlesOf(groups: readonly SharedRow[][], wanted: ReadonlySet<MeasuredFile>): Generator<Bundle> {
  let rows: BundledRow[] = [];
  let beside: number[][] = [];
  for (const group of groups) {
    const first = rows.length;
    for (const row of group) {
      const isWanted = wanted.has(row.file);
      rows.push(isWanted ? row : { ...row, file: null });
      beside.push(isWanted ? othersOf(row, group).map((place) => first + place) : []);
    }
    if (rows.length < rowsOfBundle) continue;
    yield { rows, beside };
    [rows, beside] = [[], []];
  }
  if (rows.length > 0) yield { rows, beside };
}

function othersOf(row: SharedRow, group: readonly SharedRow[]): number[] {
  const places: number[] = [];
  for (let place = 0; place < group.length && places.length < mostOthers; place++)
    if (group[place]?.generator !== row.generator) places.push(place);
  return places;
}
