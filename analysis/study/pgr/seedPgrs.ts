/** What each student of a cell alone would give. */
import type { PgrCell } from '../../results';
import type { PgrRule, Run } from '../study';
import { pgrOf } from './domainPgr';
import type { Sides } from './sides';

/** One PGR a run, with the cell's anchors; empty for a cell of one run, whose PGR is that of the cell. */
export function seedPgrs(rule: PgrRule, benchmarks: readonly Sides[], runs: readonly Run[]): Pick<PgrCell, 'seeds'> {
  if (runs.length < 2) return {};
  return {
    seeds: runs.map(({ id, seed }) => ({
      run: id,
      seed,
      pgr: pgrOf(
        rule,
        benchmarks.map((sides) => ofRun(sides, id)),
      ),
    })),
  };
}

function ofRun(sides: Sides, id: string): Sides {
  const evaluation = sides.student?.evaluations.find(({ run }) => run === id);
  const student = evaluation ? { value: evaluation.score, stderr: evaluation.stderr, evaluations: [evaluation] } : null;
  return { ...sides, student };
}
