import { caution, fault, type SidesCheck } from './check';

/** `benchmark-missing`: no run of the cell has a score on the benchmark (fault), or some lack it (caution). */
export const benchmarkMissing: SidesCheck = ({ benchmark, student, missingRuns }) => {
  if (!student) {
    const message = `The student has no score, so the PGR of its domain is not known. Evaluate it on ${benchmark.name}, or name its results in agora.json.`;
    return [fault('benchmark-missing', message)];
  }
  if (missingRuns.length === 0) return [];
  const message = `${missingRuns.join(', ')} ${missingRuns.length > 1 ? 'have' : 'has'} no score; the mean rests on the other ${student.evaluations.length}. Evaluate the missing seeds.`;
  return [caution('benchmark-missing', message)];
};
