import { dataOfNoRun } from '../../../analysis/archive/dataOfNoRun';
import type { OpenedArchive } from '../../state/opened';

/** What of an archive can be measured. */
export interface MeasurableData {
  readonly runs: number;
  /** Files that belong to no run, each a data set of its own. */
  readonly others: number;
  readonly instances: number;
}

/** Counts the runs with instances and the data of no run. */
export function dataOf({ open, kinds }: Pick<OpenedArchive, 'open' | 'kinds'>): MeasurableData {
  const runs = open.runs.filter(({ instances }) => (instances ?? 0) > 0);
  const roles = new Map(kinds.map(({ id, role }) => [id, role]));
  const files = open.artifacts
    .map((file) => ({ ...file, role: roles.get(file.kind ?? '') ?? 'other' }))
    .filter(({ role, rows }) => (role === 'generated' || role === 'outputs') && (rows ?? 0) > 0);
  const others = dataOfNoRun(files);
  const ofRuns = runs.reduce((sum, { instances }) => sum + (instances ?? 0), 0);
  return {
    runs: runs.length,
    others: others.length,
    instances: others.reduce((sum, { rows }) => sum + (rows ?? 0), ofRuns),
  };
}
