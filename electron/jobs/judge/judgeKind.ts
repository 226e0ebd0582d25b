import { join } from 'node:path';
import { appDataFolder, derivedFolder } from '../../ports/derivedFolder';
import type { JobKind } from '../jobKind';
import type { JudgePlan } from '../plan';
import { gatherJudging } from './gatherJudging';
import { readJudgeWorkload } from './judgeWorkload';
import { writeJudgements } from './outputs/writeJudgements';

/** Grades of quality or difficulty by rubrics. */
export const judgeKind: JobKind<JudgePlan> = {
  kind: 'judge',
  gather: (plan, folder, task) => gatherJudging(plan, folder, derived(), task),
  workload: readJudgeWorkload,
  write: (plan, folder, kept, task) => writeJudgements(plan, folder, derived(), kept, task),
};

/** The store that window and terminal share. */
function derived() {
  return derivedFolder(join(appDataFolder(), 'derived'));
}
