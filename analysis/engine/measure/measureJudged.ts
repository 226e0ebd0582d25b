/** Grades that jobs of judging gave, out of what is kept into the store. */
import { judgedAspect } from '../../metrics/given/judgedMetric';
import { readFileState } from '../../store/measureFiles';
import { storeSeries, type MeasuredRun } from '../../store/measures';
import { throwIfCancelled, type Task } from '../../task';
import { contentKey } from './contentKey';
import { judgementsVersion, mayHaveGrades, readGrades } from './keptJudgements';
import type { Measuring } from './measuring';

/** Brings the store's grades of these runs up to date. Those that are in the store and kept no more stay in it. */
export async function measureJudged(
  measuring: Omit<Measuring, 'signal' | 'count'>,
  runs: readonly MeasuredRun[],
  task: Task,
): Promise<void> {
  const { derived, reading, writing } = measuring;
  for (const file of runs.flatMap(({ files }) => files)) {
    throwIfCancelled(task.signal);
    const { hash, bytes } = await reading((connection) => readFileState(connection, file.artifact));
    if (hash === null && !(await mayHaveGrades(derived, bytes))) continue;
    const grades = await readGrades(derived, await contentKey(measuring, file, task));
    const named = grades.flatMap(({ metric, how, series }) =>
      judgedAspect(metric) === null ? [] : [{ metric, version: judgementsVersion, setting: null, how, ...series }],
    );
    if (named.length > 0) await writing((connection) => storeSeries(connection, file.artifact, named));
  }
}
