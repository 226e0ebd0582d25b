import { numberCell, numberColumn, textCell, textColumn } from './parts/cell';
import { outOfSampleColumns, outOfSampleRows } from './parts/outOfSample';
import { formatCoefficient, formatP, formatR2 } from '../format';
import { metricLabel } from '../../metrics/metricLabel';
import type { TableCell, TableSpec } from '../figure';
import { clusterTable } from './clusterTable';
import { estimatorsTable } from './estimatorsTable';
import type { AnalyseResult, Coefficient, EvidencePart } from '../../analysisResults';

/** The tables of the evidence; none where the analysis carries none. */
export function evidenceTables({ evidence, regression }: AnalyseResult): TableSpec[] {
  if (!evidence || !regression) return [];
  const { generatorClusters, estimators } = evidence;
  return [
    skillTable(evidence, regression.r2),
    slopesTable(evidence),
    ...(generatorClusters ? [clusterTable(generatorClusters)] : []),
    ...(estimators.length > 0 ? [estimatorsTable(evidence, regression.k)] : []),
  ];
}

/** How well the regression on components predicts what it has not seen. */
export function skillTable(
  { outOfSample, generatorsExchanged, rowsExchanged, varianceShares, estimators }: EvidencePart,
  r2: number,
): TableSpec {
  const settings = estimators.find(({ name }) => name === 'settings')?.r2 ?? null;
  const tests = [generatorsExchanged, rowsExchanged].filter((test) => test !== null);
  const shares = varianceShares?.components.map(({ name, share }) => `${name} ${formatR2(share)}`) ?? [];
  return {
    id: 'out_of_sample',
    title: 'The regression on components, in the sample and out of it',
    columns: outOfSampleColumns,
    rows: outOfSampleRows(r2, settings, outOfSample),
    notes: [
      'Standardisation, components and regression are learnt anew without what is left out. Against the settings’ means: of ' +
        'the cells learnt from. Negative means worse than that mean.',
      ...tests.map((test) => `p ${formatP(test.p)} over ${test.arrangements} arrangements. Null: ${test.null}`),
      ...(varianceShares && shares.length > 0
        ? [
            `Of the variance that the components leave: ${shares.join(', ')}, residual ${formatR2(varianceShares.residualShare)} (REML, crossed effects).`,
          ]
        : []),
    ],
  };
}

/** Points of PGR for one standard deviation of each predictor, with intervals. */
export function slopesTable({ predictors }: Pick<EvidencePart, 'predictors'>): TableSpec {
  const levels = ['pooled', 'within', 'between'] as const;
  const groups = { pooled: 'Pooled', within: 'Within settings', between: 'Between settings' };
  const cells = (slope: Coefficient | null): readonly TableCell[] => [
    numberCell(slope?.estimate ?? null, formatCoefficient),
    numberCell(slope?.lo ?? null, formatCoefficient),
    numberCell(slope?.hi ?? null, formatCoefficient),
  ];
  return {
    id: 'slopes',
    title: 'Points of PGR for one standard deviation of each predictor',
    columns: [
      textColumn('column', 'Predictor'),
      ...levels.flatMap((level) => [
        numberColumn(level, 'Slope', null, groups[level]),
        numberColumn(`${level}Lo`, 'from', null, groups[level]),
        numberColumn(`${level}Hi`, 'to', null, groups[level]),
      ]),
      numberColumn('p', 'p', null, 'Generators exchanged'),
      numberColumn('holm', 'Holm', null, 'Generators exchanged'),
    ],
    rows: predictors.map(({ column, pooled, within, between, permutation }) => [
      textCell(column, metricLabel(column), { subject: { metric: column } }),
      ...[pooled, within, between].flatMap(cells),
      numberCell(permutation?.p ?? null, formatP),
      numberCell(permutation?.holm ?? null, formatP),
    ]),
    notes: [
      'Intervals of 95 %. Pooled and within: errors dependent within a generator (CR1, t with one degree of freedom less than ' +
        'generators); between: least squares of the settings’ means.',
      'p of no relation within settings, generators’ PGRs exchanged jointly over all settings; Holm over all predictors.',
    ],
  };
}
