/** One launch in full, for a page. */
import { manifestSchema, type ManifestRun } from '../../../analysis/study/manifestSchema';
import { locationOf } from '../../ports/locationOf';
import type { StudyGraph } from '../study/studyGraph';
import { readLog } from './launchLog';
import { launchNow, type Beside } from './launchNow';
import type { LaunchCell, LaunchView } from './launchResults';

/** Throws `AgoraError('not-found')` where the folder holds no launch, `('bad-input')` where it is not understood. */
export async function viewLaunch(folder: string, beside: Beside = { isHere: false }): Promise<LaunchView> {
  const { places, file, summary, steps } = await launchNow(folder, beside);
  const { graph } = file.launch;
  return {
    ...summary,
    location: locationOf(folder),
    remarks: graph.remarks,
    view: steps,
    cells: cellsOf(graph),
    log: await readLog(places),
  };
}

/** Anchors first, then runs in the order of the plan. */
export function cellsOf({ steps, study }: StudyGraph): readonly LaunchCell[] {
  const manifest = manifestSchema.safeParse(study.manifest);
  const runs = new Map((manifest.data?.runs ?? []).map((run) => [run.id, run]));
  const cells = new Map<string, LaunchCell & { readonly steps: string[] }>();
  for (const { id, subject } of steps) {
    const { role, run } = subject;
    const key = JSON.stringify([role, run]);
    const cell = cells.get(key) ?? { run, role, ...placeOf(runs.get(run ?? '')), steps: [] };
    cells.set(key, cell);
    cell.steps.push(id);
  }
  const all = [...cells.values()];
  return [...all.filter(({ run }) => run === null), ...all.filter(({ run }) => run !== null)];
}

function placeOf(run: ManifestRun | undefined): Pick<LaunchCell, 'generator' | 'method' | 'domain'> {
  return { generator: run?.generator ?? null, method: run?.method ?? null, domain: run?.domain ?? null };
}
