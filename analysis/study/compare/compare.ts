/** Two archives side by side: first what makes them incomparable, then what they say of the same cells. */
import type { PgrCell } from '../../results';
import { ascending, percentileInterval } from '../../statistics/bootstrapIntervals';
import { twoSidedNormal } from '../../statistics/distributions';
import { holm } from '../../statistics/multipleTesting';
import { countedCells } from '../pgr/countedCells';
import { deviation } from '../pgr/noise/cellInterval';
import type { ComparedArchive } from './compared';
import { comparedRanks, rankAgreement } from './comparedRanks';
import { sideOf, type ComparedSide } from './comparedSide';
import type { CellPlace, ComparedCell, Comparison, SideOfCell } from './comparison';
import { configurationDifferences, fileDifferences } from './fileDifferences';
import { incomparabilities, isOnSameItems, sharesAnchors } from './incomparability';
import { jointNoise } from './jointNoise';
import { overallDifference } from './overallDifference';
import { pairCells, type CellPair } from './pairCells';
import { anchorDifferences, protocolDifferences } from './scoreDifferences';
import { studyDifferences } from './studyDifferences';

/** Compares two archives; differences are B less A. */
export function compareArchives(a: ComparedArchive, b: ComparedArchive): Comparison {
  const noise = jointNoise(a.input, b.input);
  const [sideA, sideB] = [sideOf(a, noise.a), sideOf(b, noise.b)];
  const { pairs, onlyA, onlyB } = pairCells(a.pgr.cells, b.pgr.cells);
  const sound = new Set([...countedCells(a.pgr.cells), ...countedCells(b.pgr.cells)]);
  const compared = pairs.map((pair) => {
    const [inA, inB] = [sideA.computed(pair.a), sideB.computed(pair.b)];
    const cell = {
      ...place(pair.a),
      a: numbersOf(pair.a),
      b: numbersOf(pair.b),
      ...differenceOf(pair, sideA, sideB),
      from: fromOf(pair, sideA, sideB, isOnSameItems(inA, inB, a.input, b.input)),
      sharedAnchors: sharesAnchors(inA, inB, noise.sameAs),
      incomparable: incomparabilities(pair, inA, inB, sound),
    };
    return { pair, cell };
  });
  const counted = pairs.filter(({ a: one, b: other }) => sound.has(one) && sound.has(other));
  // A fault is among the reasons, so that these count as well.
  const onOneScale = compared.filter(({ cell }) => cell.incomparable.every((reason) => reason === 'volume'));
  const ranks = comparedRanks(counted, sideA.replicatesOf, sideB.replicatesOf);
  return {
    a: { name: a.name, study: a.input.study.id },
    b: { name: b.name, study: b.input.study.id },
    differences: [
      ...studyDifferences(a.input.study, b.input.study),
      ...anchorDifferences(a.input.evaluations, b.input.evaluations),
      ...protocolDifferences(a.input.evaluations, b.input.evaluations),
      ...configurationDifferences(a.configuration, b.configuration),
      ...fileDifferences(a.files, b.files),
    ],
    cells: withHolm(compared.map(({ cell }) => cell)),
    overall: overallDifference(
      onOneScale.map(({ pair }) => pair),
      sideA.replicatesOf,
      sideB.replicatesOf,
    ),
    ranks,
    agreement: rankAgreement(ranks),
    onlyA: onlyA.map(place),
    onlyB: onlyB.map(place),
  };
}

type Difference = Pick<ComparedCell, 'difference' | 'lo' | 'hi' | 'standardError' | 'p'>;

/** From the differences of joint resamples. */
function differenceOf({ a, b }: CellPair, sideA: ComparedSide, sideB: ComparedSide): Difference {
  const difference = a.pgr === null || b.pgr === null ? null : b.pgr - a.pgr;
  const [drawnA, drawnB] = [sideA.replicatesOf(a), sideB.replicatesOf(b)];
  if (difference === null || !drawnA || !drawnB)
    return { difference, lo: null, hi: null, standardError: null, p: null };
  const differences = drawnB.map((value, i) => value - (drawnA[i] ?? NaN));
  const standardError = deviation(differences);
  // Where no resample differs from the others there is no noise: any difference is one.
  const p = standardError > 0 ? twoSidedNormal(difference / standardError) : Number(difference === 0);
  return { difference, ...percentileInterval(ascending(differences)), standardError, p };
}

function fromOf(
  { a, b }: CellPair,
  sideA: ComparedSide,
  sideB: ComparedSide,
  sameItems: boolean,
): ComparedCell['from'] {
  if (!sideA.replicatesOf(a) || !sideB.replicatesOf(b)) return null;
  return sameItems ? 'items' : 'standard-errors';
}

function withHolm(cells: readonly Omit<ComparedCell, 'adjustedP'>[]): ComparedCell[] {
  const adjusted = holm(cells.flatMap(({ p }) => p ?? []));
  let next = 0;
  return cells.map((cell) => ({ ...cell, adjustedP: cell.p === null ? null : (adjusted[next++] ?? 1) }));
}

function numbersOf({ pgr, lo, hi, status, family, volume, runs }: PgrCell): SideOfCell {
  return { pgr, lo, hi, status, family, volume, students: runs.length };
}

function place({ generator, method, domain, family, volume, variant, language }: CellPlace): CellPlace {
  return { generator, method, domain, family, volume, variant, language };
}
