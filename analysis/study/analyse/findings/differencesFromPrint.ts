import type { Finding, PrintedStatistic } from '../../../analysisResults';
import { fitLine } from '../../../statistics/line';
import type { StudyFit } from '../fitStudy';
import { coarseComputedPoints } from '../problemSolving';
import { roundingRanges, type Range } from '../rounding';
import { enumerate, figure, type FindingContext } from './finding';
import { agreesWithPrint, halfUnitOf, printedShares } from './printedDigits';

/** Computed figures that do not round to what is printed, and whether the rounding of the inputs can be why. */
export function examineDifferencesFromPrint(context: FindingContext): Finding[] {
  const differing = comparisons(context).filter(({ ours, printed }) => !agreesWithPrint(ours, printed));
  const recomputed = averagesAsPrinted(context);
  if (differing.length === 0) return recomputed;
  const ranges = roundingRanges(context.input, statisticsOf);
  const scopes = [...new Set(differing.map(({ scope }) => scope))];
  return [
    ...recomputed,
    ...scopes.map((scope) => {
      const own = differing.filter((comparison) => comparison.scope === scope);
      return describe(scope, own, ranges);
    }),
  ];
}

interface Comparison {
  readonly scope: string;
  readonly subject: string;
  /** Name in the ranges and in the evidence. */
  readonly name: string;
  readonly ours: number;
  readonly printed: PrintedStatistic;
}

function comparisons({ input, parts: { problemSolving, pca, regression } }: FindingContext): Comparison[] {
  const list: Comparison[] = [];
  const add = (scope: string, subject: string, name: string, ours: number, printed: PrintedStatistic | undefined) => {
    if (printed) list.push({ scope, subject, name, ours, printed });
  };
  const { coarse, fine } = problemSolving ?? {};
  if (coarse) {
    add('coarse', 'R²', 'coarse.r2', coarse.r2, coarse.printed['r2']);
    add('coarse', 'p', 'coarse.p', coarse.p, coarse.printed['p']);
  }
  if (fine) {
    add('fine', 'R²', 'fine.r2', fine.r2, fine.printed['r2']);
    add('fine', 'p', 'fine.p', fine.p, fine.printed['p']);
  }
  if (regression) {
    add('regression', 'R²', 'regression.r2', regression.r2, regression.printed['r2']);
    add('regression', 'p of the F test', 'regression.fP', regression.fP, regression.printed['fP']);
  }
  const shares = printedShares(input.printed);
  for (const { component, printedComponent } of pca?.congruence ?? []) {
    const ours = 100 * (pca?.explainedVarianceRatio[component] ?? 0);
    const name = `explainedPercent.PC${component + 1}`;
    add('explained-variance', `PC${component + 1}`, name, ours, shares[printedComponent]);
  }
  return list;
}

/** The same figures of one fit, under the names used above. */
function statisticsOf({ coarse, fine, components, regression }: StudyFit): Record<string, number> {
  const shares = components.fitted?.components.explainedVarianceRatio ?? [];
  return {
    ...(coarse && { 'coarse.r2': coarse.r2, 'coarse.p': coarse.p }),
    ...(fine && { 'fine.r2': fine.r2, 'fine.p': fine.p }),
    ...(regression && { 'regression.r2': regression.r2, 'regression.fP': regression.fP }),
    ...Object.fromEntries(shares.map((share, i) => [`explainedPercent.PC${i + 1}`, 100 * share])),
  };
}

const titles: Readonly<Record<string, string>> = {
  coarse: 'Overall problem solving against PGR',
  fine: 'Problem solving against PGR by setting',
  regression: 'Regression of PGR on components',
  'explained-variance': 'Explained variance in percent, components matched by their loadings',
};

function describe(scope: string, own: readonly Comparison[], ranges: ReadonlyMap<string, Range>): Finding {
  const figures = own.map(
    ({ subject, ours, printed }) => `${subject} is ${figure(ours)} here and ${printed.text} in print`,
  );
  const isExplained = own.every(({ name, printed }) => reaches(ranges.get(name), printed));
  const reason = isExplained
    ? 'The printed inputs are rounded and the publication used unrounded ones; drawing each input anew within its last printed digit reaches the printed figures.'
    : 'Rounding is not enough to explain it: drawing each printed input anew within its last printed digit moves ' +
      `${enumerate(own.map(({ subject, name }) => `${subject} ${span(ranges.get(name))}`))}. ` +
      'The publication used other numbers than its tables print, or another method than it states.';
  return {
    code: `${scope}-differs-from-print`,
    severity: isExplained ? 'note' : 'caution',
    message: `${titles[scope] ?? scope}: ${enumerate(figures)}. ${reason}`,
    evidence: Object.fromEntries(
      own.flatMap(({ name, ours, printed }) => [
        [name, ours],
        [`${name}.printed`, printed.value ?? printed.text],
        [`${name}.lowestByRounding`, ranges.get(name)?.low ?? null],
        [`${name}.highestByRounding`, ranges.get(name)?.high ?? null],
      ]),
    ),
  };
}

const span = (range: Range | undefined) =>
  range ? `only between ${figure(range.low, 4)} and ${figure(range.high, 4)}` : '';

function reaches(range: Range | undefined, printed: PrintedStatistic): boolean {
  if (!range) return false;
  if (agreesWithPrint(range.low, printed) || agreesWithPrint(range.high, printed)) return true;
  const halfUnit = halfUnitOf(printed);
  return printed.value !== null && range.low - halfUnit <= printed.value && printed.value <= range.high + halfUnit;
}

function averagesAsPrinted({ input, fit }: FindingContext): Finding[] {
  const { coarse, coarsePoints, scores } = fit;
  if (!coarse || coarsePoints.origin !== 'printed') return [];
  const points = coarseComputedPoints(input, scores);
  const recomputed = fitLine(
    points.map(({ x }) => x),
    points.map(({ y }) => y),
  );
  if (!recomputed) return [];
  return [
    {
      code: 'averages-as-printed',
      severity: 'note',
      message:
        `The overall relation uses the averages as printed: R² ${figure(coarse.r2)}, p ${figure(coarse.p)}. ` +
        `Averages computed here from the cells and benchmark scores give R² ${figure(recomputed.r2)}, p ${figure(recomputed.p)}; ` +
        'the two are not mixed.',
      evidence: {
        n: coarse.n,
        r2: coarse.r2,
        p: coarse.p,
        computedN: recomputed.n,
        computedR2: recomputed.r2,
        computedP: recomputed.p,
      },
    },
  ];
}
