/** Why two numbers of one cell may not be on one scale, and how their noise is known. */
import type { PgrCell } from '../../results';
import type { ComputedCell } from '../pgr/computedCell';
import type { PgrInput } from '../pgr/computePgr';
import { isSameItems } from '../pgr/noise/itemPools';
import type { Side, Sides } from '../pgr/sides';
import type { Evaluation } from '../study';
import type { Incomparability } from './comparison';
import type { CellPair } from './pairCells';
import { protocolText } from './scoreDifferences';

/** In the order of how much they matter; none where the two compare. */
export function incomparabilities(
  { a, b }: CellPair,
  inA: ComputedCell | null,
  inB: ComputedCell | null,
  sound: ReadonlySet<PgrCell>,
): Incomparability[] {
  const pairs = inA && inB ? benchmarkPairs(inA, inB) : [];
  const differs = (of: (sides: Sides) => string): boolean => pairs.some(([one, other]) => of(one) !== of(other));
  const found: readonly (readonly [Incomparability, boolean])[] = [
    ['fault', !sound.has(a) || !sound.has(b)],
    ['status', a.status !== b.status],
    ['family', a.status === b.status && a.family !== b.family],
    ['anchors', differs(({ base, reference }) => JSON.stringify([base?.value, reference?.value]))],
    ['protocol', differs(({ student, base, reference }) => [student, base, reference].map(protocolOf).join(' | '))],
    ['volume', a.volume !== null && b.volume !== null && a.volume !== b.volume],
  ];
  return found.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

/** Whether each benchmark of both cells has the very same two anchors. */
export function sharesAnchors(
  a: ComputedCell | null,
  b: ComputedCell | null,
  sameAs: (evaluation: Evaluation) => Evaluation,
): boolean {
  const isSame = (one: Side | null, other: Side | null) => {
    const [first] = one?.evaluations ?? [];
    const [second] = other?.evaluations ?? [];
    return first !== undefined && second !== undefined && sameAs(second) === first;
  };
  const pairs = a && b ? benchmarkPairs(a, b) : [];
  return (
    pairs.length > 0 &&
    pairs.every(([one, other]) => isSame(one.base, other.base) && isSame(one.reference, other.reference))
  );
}

/** Whether all scores of both cells are means over the same items, benchmark by benchmark. */
export function isOnSameItems(
  a: ComputedCell | null,
  b: ComputedCell | null,
  inputA: PgrInput,
  inputB: PgrInput,
): boolean {
  const pairs = a && b ? benchmarkPairs(a, b) : [];
  return (
    pairs.length > 0 &&
    pairs.every(([one, other]) => {
      const [first] = (one.student?.evaluations ?? []).map((evaluation) => inputA.items?.get(evaluation));
      const [second] = (other.student?.evaluations ?? []).map((evaluation) => inputB.items?.get(evaluation));
      return one.shared !== null && other.shared !== null && first && second ? isSameItems(first, second) : false;
    })
  );
}

function benchmarkPairs(a: ComputedCell, b: ComputedCell): (readonly [Sides, Sides])[] {
  return a.sides.flatMap((one) => {
    const other = b.sides.find(({ benchmark }) => benchmark.id === one.benchmark.id);
    return other ? [[one, other] as const] : [];
  });
}

function protocolOf(side: Side | null): string {
  return [...new Set(side?.evaluations.map(protocolText) ?? [])].sort().join('; ');
}
