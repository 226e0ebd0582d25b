/**
 * What the scores of a study could have been: joint replicates of every score, so that whatever is made of them (PGRs,
 * averages, ranks) carries the noise of shared items, of shared anchors and of seeds once and in the right places.
 */
import { normalDraws } from '../../../statistics/normalDraws';
import { resampleItems } from '../../../statistics/resampleItems';
import type { Evaluation } from '../../study';
import { isSameItems } from './itemPools';
import type { ItemScore } from './items';
import type { ItemScores } from './itemScores';

/** Resamples behind every interval and probability. */
export const RESAMPLES = 10_000;

export interface Replicates {
  /** Percent, one number a resample; null where the score has neither items nor a standard error. */
  of(evaluation: Evaluation): Float64Array | null;
}

/**
 * Scores with items are resampled over them, all scores on the same items together; other scores are drawn from a normal
 * distribution with their standard error. Each draws by a seed made from its names, so that the order of the input does
 * not matter; scores of two archives that are called alike are told apart by `namespaceOf`.
 */
export function createReplicates(
  evaluations: readonly Evaluation[],
  items: ItemScores,
  namespaceOf: (evaluation: Evaluation) => string = () => '',
): Replicates {
  const pools = poolsOf(evaluations, items);
  const known = new Map<Evaluation, Float64Array>();
  return {
    of(evaluation) {
      const found = known.get(evaluation);
      if (found) return found;
      const pool = pools.get(evaluation);
      if (pool) resamplePool(pool).forEach((means, member) => known.set(member, means));
      else if (evaluation.stderr !== null)
        known.set(evaluation, drawn(evaluation, evaluation.stderr, namespaceOf(evaluation)));
      return known.get(evaluation) ?? null;
    },
  };
}

interface Pool {
  readonly benchmark: string;
  readonly items: ItemScore;
  readonly members: Map<Evaluation, ItemScore>;
}

function poolsOf(evaluations: readonly Evaluation[], items: ItemScores): Map<Evaluation, Pool> {
  const pools: Pool[] = [];
  const poolOf = new Map<Evaluation, Pool>();
  for (const evaluation of evaluations) {
    const score = items.get(evaluation);
    const { benchmark } = evaluation;
    if (!score || benchmark === null || score.items.length < 2) continue;
    let pool = pools.find((each) => each.benchmark === benchmark && isSameItems(each.items, score));
    if (!pool) pools.push((pool = { benchmark, items: score, members: new Map() }));
    pool.members.set(evaluation, score);
    poolOf.set(evaluation, pool);
  }
  return poolOf;
}

function resamplePool({ benchmark, items, members }: Pool): Map<Evaluation, Float64Array> {
  // Right or wrong is counted in bits; points become fractions for that and points again.
  const fractions = [...members.values()].map(({ values }) => values.map((value) => value / 100));
  const seed = seedOf(`${benchmark} ${items.items.length}`);
  const means = resampleItems(fractions, RESAMPLES, seed);
  return new Map([...members.keys()].map((member, i) => [member, points(means[i])]));
}

function points(fractions: Float64Array | undefined): Float64Array {
  return (fractions ?? new Float64Array(RESAMPLES)).map((value) => 100 * value);
}

function drawn(
  { score, model, source, task, metric, filter }: Evaluation,
  stderr: number,
  namespace: string,
): Float64Array {
  const names = JSON.stringify([model, source, task, metric, filter]);
  const draws = normalDraws(RESAMPLES, seedOf(`${namespace}${names}`));
  return draws.map((z) => score + stderr * z);
}

/** A 32-bit hash of a text (FNV-1a), as a seed. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
