/** What the grades of a judge come to: by run, by the order in which they are listed, and by the length of the text. */
import type { Correlation } from '../../../../analysis/analysisResults';
import { criticalT } from '../../../../analysis/statistics/distributions';
import { ranks } from '../../../../analysis/statistics/ranks';
import { residualTest, spearmanTest } from '../../../../analysis/statistics/rankCorrelation';
import { mean, sumOfSquares } from '../../../../analysis/statistics/summary';
import type { JudgedRun } from '../items/items';
import type { Judgements } from './judgements';

/** A mean with Student's interval of 95 %; null where there are too few values. */
export interface MeanOf {
  readonly n: number;
  readonly mean: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly standardDeviation: number | null;
}

export interface RunGrades extends MeanOf {
  readonly run: string;
  /** Instances that were to be judged, and those of the run. */
  readonly drawn: number;
  readonly instances: number;
  /** How often each grade from 1 to 5 was given. */
  readonly counts: readonly number[];
}

export interface PositionBias extends MeanOf {
  /** Instances whose grade is another where the scores are listed the other way. */
  readonly changed: number;
}

/** Rank correlations of the grade and the words of what is judged. */
export interface LengthBias {
  /** Over all instances. */
  readonly all: Correlation | null;
  /** Of ranks, with the means of the runs held fixed; the same as `all` for a single run. */
  readonly withinRuns: Correlation | null;
}

export interface GradeReport {
  readonly runs: readonly RunGrades[];
  /** Grade with the scores from 5 to 1, less that with the scores from 1 to 5. Null: not tried. */
  readonly position: PositionBias | null;
  readonly length: LengthBias;
}

/**
 * @param runOf The run of each instance, by its place in `runs`.
 * @param all The grades of all instances, which make the means of runs.
 * @param asked Those of instances that were asked about themselves, which tell the biases.
 */
export function gradeReport(
  runs: readonly JudgedRun[],
  runOf: ArrayLike<number>,
  all: Judgements,
  { grades, reversed, words }: Judgements,
  swap: boolean,
): GradeReport {
  const byRun = runs.map((): number[] => []);
  const [graded, lengths, groups, differences]: [number[], number[], number[], number[]] = [[], [], [], []];
  all.grades.forEach((grade, instance) => {
    if (!Number.isNaN(grade)) byRun[runOf[instance] ?? -1]?.push(grade);
  });
  grades.forEach((grade, instance) => {
    if (Number.isNaN(grade)) return;
    graded.push(grade);
    lengths.push(words[instance] ?? NaN);
    groups.push(runOf[instance] ?? -1);
    const difference = (reversed[instance] ?? NaN) - grade;
    if (!Number.isNaN(difference)) differences.push(difference);
  });
  return {
    runs: runs.map(({ run, drawn, instances }, index) => {
      const values = byRun[index] ?? [];
      const counts = [1, 2, 3, 4, 5].map((grade) => values.filter((value) => value === grade).length);
      return { run, drawn, instances, ...meanOf(values), counts };
    }),
    position: swap ? { ...meanOf(differences), changed: differences.filter((value) => value !== 0).length } : null,
    length: { all: spearmanTest(graded, lengths), withinRuns: withinRuns(graded, lengths, groups) },
  };
}

function meanOf(values: readonly number[]): MeanOf {
  const n = values.length;
  if (n === 0) return { n, mean: null, lo: null, hi: null, standardDeviation: null };
  const middle = mean(values);
  if (n === 1) return { n, mean: middle, lo: null, hi: null, standardDeviation: null };
  const deviation = Math.sqrt(sumOfSquares(values) / (n - 1));
  const half = (criticalT(0.95, n - 1) * deviation) / Math.sqrt(n);
  return { n, mean: middle, lo: middle - half, hi: middle + half, standardDeviation: deviation };
}

/** Spearman's rank correlation with the run held fixed: Pearson's r of what is left of the ranks without their runs' means. */
function withinRuns(grades: readonly number[], words: readonly number[], groups: readonly number[]) {
  const used = new Set(groups).size;
  const left = (values: readonly number[]) => withoutMeans(ranks(values), groups);
  return residualTest(left(grades), left(words), Math.max(0, used - 1));
}

function withoutMeans(values: readonly number[], groups: readonly number[]): number[] {
  const sums = new Map<number, { sum: number; n: number }>();
  values.forEach((value, i) => {
    const known = sums.get(groups[i] ?? -1) ?? { sum: 0, n: 0 };
    sums.set(groups[i] ?? -1, { sum: known.sum + value, n: known.n + 1 });
  });
  return values.map((value, i) => {
    const { sum = 0, n = 1 } = sums.get(groups[i] ?? -1) ?? {};
    return value - sum / n;
  });
}
