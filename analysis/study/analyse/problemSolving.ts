/** Does a better problem solver write better training data? Overall (coarse) and by setting (fine). */
import type { Relation, ScatterPoint } from '../../analysisResults';
import { fitLine } from '../../statistics/line';
import type { ScoredCell } from './cells';
import type { GeneratorScores } from './generatorScores';
import type { AnalyseInput } from './input';
import { printedStatistics } from './printed';

export interface CoarsePoints {
  readonly points: readonly ScatterPoint[];
  /** Whether the points are averages as a publication prints them, or were computed here. Never both. */
  readonly origin: 'printed' | 'computed';
}

/** One point a generator; x is its overall problem solving, y its overall PGR. */
export function coarsePoints(input: AnalyseInput, scores: GeneratorScores): CoarsePoints {
  const printed = coarsePrintedPoints(input);
  if (printed.length >= MINIMUM_POINTS) return { points: printed, origin: 'printed' };
  return { points: coarseComputedPoints(input, scores), origin: 'computed' };
}

/** The mean score on all benchmarks of the study's domains, and the average of the cells that count. */
export function coarseComputedPoints({ study, pgr }: AnalyseInput, scores: GeneratorScores): ScatterPoint[] {
  const benchmarks = study.domains.flatMap((domain) => domain.benchmarks);
  return pgr.averages.flatMap(({ generator, over, computed }) => {
    const x = over === 'all' ? scores(generator, benchmarks) : null;
    return x === null || computed === null ? [] : [{ generator, method: null, domain: null, x, y: computed }];
  });
}

function coarsePrintedPoints({ printed }: AnalyseInput): ScatterPoint[] {
  // A value printed in two places counts once.
  const overall = (quantity: string) =>
    new Map(
      printed
        .filter(
          (row) => row.quantity === quantity && row.method === null && row.domain === null && row.variant === null,
        )
        .map(({ generator, value }) => [generator, value]),
    );
  const averages = overall('pgr-average');
  return [...overall('problem-solving-average')].flatMap(([generator, x]) => {
    const y = averages.get(generator) ?? null;
    return generator === null || x === null || y === null ? [] : [{ generator, method: null, domain: null, x, y }];
  });
}

/** One point a cell; x is the generator's mean score on the cell's domain, y the cell's PGR. */
export function finePoints(
  { study }: AnalyseInput,
  cells: readonly ScoredCell[],
  scores: GeneratorScores,
): ScatterPoint[] {
  return cells.flatMap(({ generator, method, domain, pgr }) => {
    const benchmarks = study.domains.find(({ id }) => id === domain)?.benchmarks ?? [];
    const x = scores(generator, benchmarks);
    return x === null ? [] : [{ generator, method, domain, x, y: pgr }];
  });
}

const MINIMUM_POINTS = 3;

/** The line through the points, beside what is printed under `scope`; null where no line exists. */
export function relate(points: readonly ScatterPoint[], { printed }: AnalyseInput, scope: string): Relation | null {
  const fit = fitLine(
    points.map(({ x }) => x),
    points.map(({ y }) => y),
  );
  return fit && { ...fit, points, printed: printedStatistics(printed, scope, { r2: 'r2', p: 'p' }) };
}
