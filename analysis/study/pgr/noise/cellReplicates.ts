/** What the PGR of a cell could have been. */
import type { PgrRule } from '../../study';
import type { Side, Sides } from '../sides';
import { RESAMPLES, type Replicates } from './replicates';
import { seedErrors, type SeedSpread } from './seedSpread';

/**
 * One PGR a resample, percent; null where a score or its noise is missing. `name` is the cell's own. The formula is the
 * rule's, made anew from every resample's scores.
 */
export function cellReplicates(
  rule: PgrRule,
  sides: readonly Sides[],
  replicates: Replicates,
  spreads: ReadonlyMap<string, SeedSpread>,
  name: string,
): Float64Array | null {
  const drawn = sides.map(({ benchmark, student, base, reference }) => {
    const students = student && sideReplicates(student, replicates);
    const [bases, references] = [
      base && sideReplicates(base, replicates),
      reference && sideReplicates(reference, replicates),
    ];
    if (!student || !students || !bases || !references) return null;
    const spread = spreads.get(benchmark.id);
    const errors = spread && seedErrors(spread, benchmark.id, student.evaluations.length, name);
    return {
      sign: benchmark.higherIsBetter ? 1 : -1,
      students: errors ? students.map((score, i) => score + (errors[i] ?? 0)) : students,
      bases,
      references,
    };
  });
  const known = drawn.filter((each) => each !== null);
  if (known.length === 0 || known.length < drawn.length) return null;
  const pgrs = new Float64Array(RESAMPLES);
  for (let i = 0; i < RESAMPLES; i++) {
    let [total, above, gap] = [0, 0, 0];
    for (const { sign, students, bases, references } of known) {
      const [student = 0, base = 0, reference = 0] = [students[i], bases[i], references[i]];
      total += (student - base) / (reference - base);
      above += sign * (student - base);
      gap += sign * (reference - base);
    }
    pgrs[i] = 100 * (rule === 'mean-of-pgrs' ? total / known.length : above / gap);
  }
  return pgrs;
}

/** The mean over seeds. */
function sideReplicates({ evaluations }: Side, replicates: Replicates): Float64Array | null {
  const each = evaluations.map((evaluation) => replicates.of(evaluation));
  const known = each.filter((one) => one !== null);
  const [first] = known;
  if (!first || known.length < each.length) return null;
  if (known.length === 1) return first;
  return first.map((_, i) => known.reduce((sum, one) => sum + (one[i] ?? 0), 0) / known.length);
}
