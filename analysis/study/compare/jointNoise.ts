/**
 * The noise of two archives together: scores on the same items are resampled over them together, and a score that both
 * archives have, as an anchor that was copied, is one and the same. What is called alike and is not the same varies by
 * itself.
 */
import type { ComputedCell } from '../pgr/computedCell';
import { isSameItems } from '../pgr/noise/itemPools';
import type { ItemScore } from '../pgr/noise/items';
import { noItems } from '../pgr/noise/itemScores';
import { placeName, type CellNoise } from '../pgr/noise/noisyCells';
import { createReplicates } from '../pgr/noise/replicates';
import type { Evaluation } from '../study';
import type { PgrInput } from '../pgr/computePgr';

export interface JointNoise {
  readonly a: CellNoise;
  readonly b: CellNoise;
  /** The score of the first archive that one of the second is; itself where there is none. */
  sameAs(evaluation: Evaluation): Evaluation;
}

/** Of the scores behind two archives' PGRs. */
export function jointNoise(a: PgrInput, b: PgrInput): JointNoise {
  const [itemsA, itemsB] = [a.items ?? noItems, b.items ?? noItems];
  const first = new Map(a.evaluations.map((evaluation) => [identityOf(evaluation), evaluation]));
  const sameAs = (evaluation: Evaluation) => {
    const known = first.get(identityOf(evaluation));
    return known && isSameAnswers(itemsA.get(known), itemsB.get(evaluation)) ? known : evaluation;
  };
  const items = new Map(itemsB);
  for (const evaluation of b.evaluations) {
    const own = itemsB.get(evaluation);
    if (own) items.set(sameAs(evaluation), own);
  }
  for (const [evaluation, own] of itemsA) items.set(evaluation, own);
  const ofB = new Set(b.evaluations.filter((evaluation) => sameAs(evaluation) === evaluation));
  const replicates = createReplicates([...a.evaluations, ...ofB], items, (evaluation) =>
    ofB.has(evaluation) ? 'B ' : '',
  );
  /** Its students are those of the first archive. */
  const isCopied = ({ sides }: ComputedCell) =>
    sides.every(
      ({ student }) => student?.evaluations.every((evaluation) => sameAs(evaluation) !== evaluation) ?? false,
    );
  return {
    a: { replicates, nameOf: ({ cell }) => placeName(cell) },
    b: {
      replicates: { of: (evaluation) => replicates.of(sameAs(evaluation)) },
      nameOf: (computed) => `${isCopied(computed) ? '' : 'B '}${placeName(computed.cell)}`,
    },
    sameAs,
  };
}

/**
 * Everything of a score but where it lies. Two students may have one name and the same score by chance: theirs are one
 * where they were also made at the same time or, if that is not known, lie at the same place.
 */
function identityOf(evaluation: Evaluation): string {
  const { model, role, benchmark, score, stderr, n, tool, task, metric, filter, protocol } = evaluation;
  const occasion = role === 'student' ? (evaluation.evaluatedMs ?? evaluation.source) : null;
  return JSON.stringify([model, role, benchmark, score, stderr, n, tool, task, metric, filter, protocol, occasion]);
}

/** True also where one of the two is known by its score alone. */
function isSameAnswers(one: ItemScore | undefined, other: ItemScore | undefined): boolean {
  if (!one || !other) return true;
  return isSameItems(one, other) && one.values.every((value, i) => value === other.values[i]);
}
