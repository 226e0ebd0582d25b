/** Two archives side by side: first what makes them incomparable, then what they say of the same cells. */
import type { PgrCell, PgrResult } from '../../results';
import { criticalT, twoSidedT } from '../../statistics/distributions';
import { mean, sumOfSquares } from '../../statistics/summary';
import { countedCells } from '../pgr/countedCells';
import { z95 } from '../pgr/uncertainty';
import type { ArchiveDifference, ComparedArchive } from './compared';
import { anchorDifferences, protocolDifferences } from './scoreDifferences';
import { configurationDifferences, fileDifferences, studyDifferences } from './archiveDifferences';

type SideOfCell = Pick<PgrCell, 'pgr' | 'lo' | 'hi' | 'status'>;
export type CellPlace = Pick<PgrCell, 'generator' | 'method' | 'domain' | 'family' | 'volume' | 'variant' | 'language'>;

export interface ComparedCell extends CellPlace {
  readonly a: SideOfCell;
  readonly b: SideOfCell;
  /** B less A, percentage points; null where one has no PGR. */
  readonly difference: number | null;
  /**
   * Of 95 %, the two errors taken as independent: too wide where both archives rest on the same anchors. Null where one
   * has no standard error.
   */
  readonly lo: number | null;
  readonly hi: number | null;
}

export interface ComparedRank {
  readonly generator: string;
  /** Means over the cells that both archives have with a sound number, percent. */
  readonly averageA: number;
  readonly averageB: number;
  readonly rankA: number;
  readonly rankB: number;
}

export interface Comparison {
  readonly a: { readonly name: string; readonly study: string };
  readonly b: { readonly name: string; readonly study: string };
  readonly differences: readonly ArchiveDifference[];
  readonly cells: readonly ComparedCell[];
  /** The mean of the differences over cells, with t over cells as if they were independent; null with fewer than two. */
  readonly overall: {
    readonly n: number;
    readonly difference: number;
    readonly lo: number;
    readonly hi: number;
    readonly p: number;
  } | null;
  /** In the order of the first archive's ranks. */
  readonly ranks: readonly ComparedRank[];
  readonly onlyA: readonly CellPlace[];
  readonly onlyB: readonly CellPlace[];
}

/** Compares cell by cell, by generator, method, domain, family, volume, variant and language. */
export function compareArchives(a: ComparedArchive, b: ComparedArchive): Comparison {
  const ofB = new Map(b.pgr.cells.map((cell) => [placeOf(cell), cell]));
  const ofA = new Set(a.pgr.cells.map(placeOf));
  const pairs = a.pgr.cells.flatMap((cell) => {
    const other = ofB.get(placeOf(cell));
    return other ? [{ cell, other }] : [];
  });
  const cells = pairs.map(({ cell, other }) => comparedCell(cell, other));
  return {
    a: { name: a.opened.archive.name, study: a.study.id },
    b: { name: b.opened.archive.name, study: b.study.id },
    differences: [
      ...studyDifferences(a.study, b.study),
      ...anchorDifferences(a.scores, b.scores),
      ...protocolDifferences(a.scores, b.scores),
      ...configurationDifferences(a.configuration, b.configuration),
      ...fileDifferences(a.opened.artifacts, b.opened.artifacts),
    ],
    cells,
    overall: overallDifference(cells.flatMap(({ difference }) => difference ?? [])),
    ranks: comparedRanks(a.pgr, b.pgr, pairs),
    onlyA: a.pgr.cells.filter((cell) => !ofB.has(placeOf(cell))).map(place),
    onlyB: b.pgr.cells.filter((cell) => !ofA.has(placeOf(cell))).map(place),
  };
}

function comparedCell(a: PgrCell, b: PgrCell): ComparedCell {
  const difference = a.pgr === null || b.pgr === null ? null : b.pgr - a.pgr;
  const [errorA, errorB] = [a.uncertainty?.standardError, b.uncertainty?.standardError];
  const margin =
    difference === null || errorA === undefined || errorB === undefined ? null : z95 * Math.hypot(errorA, errorB);
  const side = ({ pgr, lo, hi, status }: PgrCell): SideOfCell => ({ pgr, lo, hi, status });
  return {
    ...place(a),
    a: side(a),
    b: side(b),
    difference,
    lo: difference === null || margin === null ? null : difference - margin,
    hi: difference === null || margin === null ? null : difference + margin,
  };
}

function overallDifference(differences: readonly number[]): Comparison['overall'] {
  const n = differences.length;
  if (n < 2) return null;
  const difference = mean(differences);
  const error = Math.sqrt(sumOfSquares(differences) / (n - 1) / n);
  const margin = criticalT(0.95, n - 1) * error;
  const p = error === 0 ? Number(difference === 0) : twoSidedT(difference / error, n - 1);
  return { n, difference, lo: difference - margin, hi: difference + margin, p };
}

function comparedRanks(
  a: PgrResult,
  b: PgrResult,
  pairs: readonly { readonly cell: PgrCell; readonly other: PgrCell }[],
): ComparedRank[] {
  const sound = new Set([...countedCells(a.cells), ...countedCells(b.cells)]);
  const common = pairs.filter(({ cell, other }) => sound.has(cell) && sound.has(other));
  const averages = [...new Set(common.map(({ cell }) => cell.generator))].map((generator) => {
    const own = common.filter(({ cell }) => cell.generator === generator);
    return {
      generator,
      averageA: mean(own.flatMap(({ cell }) => cell.pgr ?? [])),
      averageB: mean(own.flatMap(({ other }) => other.pgr ?? [])),
    };
  });
  const rankOf = (value: number, all: readonly number[]) => 1 + all.filter((other) => other > value).length;
  return averages
    .map((average) => ({
      ...average,
      rankA: rankOf(average.averageA, averages.map(({ averageA }) => averageA)), // prettier-ignore
      rankB: rankOf(average.averageB, averages.map(({ averageB }) => averageB)), // prettier-ignore
    }))
    .sort((one, other) => one.rankA - other.rankA);
}

function place({ generator, method, domain, family, volume, variant, language }: CellPlace): CellPlace {
  return { generator, method, domain, family, volume, variant, language };
}

/** A printed cell names no family and no volume: it meets only its like. */
const placeOf = (cell: PgrCell): string => JSON.stringify([place(cell), cell.status]);
