import { Matrix, QrDecomposition } from 'ml-matrix';
import type { NamedTest } from '../../../analysisResults';
import { dot, transpose } from '../../../statistics/matrix';
import {
  permuteGenerators,
  permuteWithinSettings,
  type PermutationTest,
  type Statistic,
} from '../../../statistics/permutationTest';
import { centre } from '../../../statistics/summary';
import { attempt } from './attempt';
import type { EvidenceRows } from './evidenceRows';

/** All arrangements of up to seven generators; drawn beyond. */
const joint = { draws: 9999, seed: 1 } as const;
const drawn = { draws: 1999, seed: 1 } as const;

/** Null where a generator has not exactly one row in each setting. */
export function exchangeGenerators({ scores, pgr, generators, settings }: EvidenceRows): NamedTest | null {
  return attempt(() => testOf(permuteGenerators(pgr, generators, settings, explained(scores), joint)));
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

/** R² of the outcome on the components; decomposed once for all outcomes. */
function explained(scores: EvidenceRows['scores']): Statistic {
  const centred = transpose(transpose(scores).map(centre));
  const axes = transpose(new QrDecomposition(new Matrix(centred)).orthogonalMatrix.to2DArray());
  return (y) => {
    const deviations = centre(y);
    const captured = axes.reduce((total, axis) => total + dot(axis, deviations) ** 2, 0);
    return captured / dot(deviations, deviations);
  };
}
