import { Matrix, QrDecomposition } from 'ml-matrix';
import type { NamedTest } from '../../../analysisResults';
import { dot, pick, transpose } from '../../../statistics/matrix';
import { independentColumns } from '../../../statistics/partialRegression';
import {
  permuteGenerators,
  permuteWithinSettings,
  type PermutationTest,
  type Statistic,
} from '../../../statistics/permutationTest';
import { centre } from '../../../statistics/summary';
import { attempt } from '../../../statistics/attempt';
import { commonSettings, overCommonSettings } from './commonSettings';
import type { EvidenceRows } from './evidenceRows';

/** All arrangements of up to seven generators; drawn beyond. */
const joint = { draws: 9999, seed: 1 } as const;
const drawn = { draws: 1999, seed: 1 } as const;

/**
 * Over the settings in which every generator has one row, named where these are not all; null where there is none, or
 * where they hold too few rows for the components to leave a residual.
 */
export function exchangeGenerators(rows: EvidenceRows): NamedTest | null {
  const common = commonSettings(rows.generators, rows.settings);
  if (common.positions.length < rows.names.length + 2) return null;
  const [scores, pgr] = [pick(rows.scores, common.positions), pick(rows.pgr, common.positions)];
  const [generators, settings] = [pick(rows.generators, common.positions), pick(rows.settings, common.positions)];
  const test = attempt(() => testOf(permuteGenerators(pgr, generators, settings, explained(scores), joint)));
  return test && { ...test, null: overCommonSettings(test.null, common) };
}

/** Null where every setting holds a single row. */
export function exchangeRows({ scores, pgr, settings }: EvidenceRows): NamedTest | null {
  if (new Set(settings).size === pgr.length) return null;
  return testOf(permuteWithinSettings(pgr, settings, explained(scores), drawn));
}

/** The null, the p and what they rest on. */
export function testOf({ null: named, p, arrangements, enumerated }: PermutationTest): NamedTest {
  return { null: named, p, arrangements, enumerated };
}

/** R² of the outcome on the components; decomposed once for all outcomes. Components that add nothing are left out. */
function explained(scores: EvidenceRows['scores']): Statistic {
  const used = independentColumns(scores);
  const centred = transpose(transpose(scores.map((row) => pick(row, used))).map(centre));
  const axes = transpose(new QrDecomposition(new Matrix(centred)).orthogonalMatrix.to2DArray());
  return (y) => {
    const deviations = centre(y);
    const captured = axes.reduce((total, axis) => total + dot(axis, deviations) ** 2, 0);
    return captured / dot(deviations, deviations);
  };
}
