import type { AnalyseResult, Coefficient, NamedTest } from '../../analysisResults';
import type { WildInterval } from '../../evidenceResults';
import type { TableCell, TableSpec } from '../figure';
import { formatCoefficient, formatP } from '../format';
import { missingCell, numberCell, numberColumn, textCell, textColumn } from './parts/cell';

type Lines = NonNullable<AnalyseResult['problemSolvingEvidence']>;
interface Limits {
  readonly estimate: number;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** Slopes of PGR on problem solving with generators as the unit, by several estimators; p last. */
export function lineEvidenceTable({ coarse, fine }: Lines): TableSpec {
  const rows = [
    coarse && row('coarse', 'Generators, least squares', coarse.slope, 't', coarse.exchanged),
    coarse?.huber && row('coarse.huber', 'Generators, Huber', coarse.huber, 't', null),
    coarse?.theilSen && row('coarse.theilSen', 'Generators, Theil–Sen', coarse.theilSen, 'Kendall', null),
    fine && row('fine', 'Cells, least squares', fine.slope, 'CR1', fine.exchanged),
    fine?.wildBootstrap &&
      row(
        'fine.wild',
        'Cells, least squares',
        wild(fine.slope, fine.wildBootstrap),
        'wild bootstrap',
        fine.wildBootstrap,
      ),
    fine?.within && row('within', 'Cells within settings', fine.within, 'CR1', fine.exchangedWithin),
    fine?.within &&
      fine.wildBootstrapWithin &&
      row(
        'within.wild',
        'Cells within settings',
        wild(fine.within, fine.wildBootstrapWithin),
        'wild bootstrap',
        fine.wildBootstrapWithin,
      ),
    fine?.huber && row('fine.huber', 'Cells, Huber', fine.huber, 't, cells independent', null),
    fine?.theilSen && row('fine.theilSen', 'Cells, Theil–Sen', fine.theilSen, 'Kendall, cells independent', null),
  ];
  const nulls = [coarse?.exchanged, fine?.wildBootstrap].flatMap((test) => test?.null ?? []);
  return {
    id: 'problem_solving_evidence',
    title: 'Slopes of PGR on problem solving, by estimator',
    columns: [
      textColumn('relation', 'Points and estimator'),
      numberColumn('slope', 'Slope', 'PGR points per point'),
      numberColumn('lo', 'from', null, '95 % interval'),
      numberColumn('hi', 'to', null, '95 % interval'),
      textColumn('errors', 'Interval by'),
      numberColumn('p', 'p'),
    ],
    rows: rows.flatMap((one) => (one ? [one] : [])),
    notes: [
      'CR1: errors dependent within a generator; with few generators too short, and the wild cluster bootstrap (null imposed, ' +
        'inverted) is to be preferred. Huber and Theil–Sen give far points less weight.',
      ...nulls.map((named) => `Null of p: ${named}`),
    ],
  };
}

const wild = ({ estimate }: Coefficient, { lo, hi }: WildInterval): Limits => ({ estimate, lo, hi });

function row(
  id: string,
  name: string,
  { estimate, lo, hi }: Limits,
  errors: string,
  test: NamedTest | null,
): readonly TableCell[] {
  return [
    textCell(id, name),
    numberCell(estimate, formatCoefficient),
    numberCell(lo, formatCoefficient),
    numberCell(hi, formatCoefficient),
    textCell(errors),
    test === null ? missingCell() : numberCell(test.p, formatP),
  ];
}
