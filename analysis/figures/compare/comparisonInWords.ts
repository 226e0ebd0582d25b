/** A comparison in a sentence or two, with its numbers. */
import type { Comparison, OverallDifference } from '../../study/compare/comparison';
import { formatCorrelation, formatFixed, formatInterval, formatPercent, statementOfP } from '../format';

/** Level of the test of each cell, after Holm. */
const LEVEL = 0.05;

/** How many cells differ, by how much on average, and how the orders agree; what is unknown is said or left out. */
export function comparisonInWords({ cells, overall, agreement }: Comparison): string {
  if (cells.length === 0) return 'No cell is in both archives.';
  const orders =
    agreement === null
      ? null
      : `between the orders of the ${agreement.generators} generators, Kendall’s τ = ` +
        `${formatCorrelation(agreement.tau)} (${statementOfP(agreement.p)})`;
  const parts = [cellsInWords(cells), overall === null ? null : overallInWords(overall), orders];
  return `${parts.filter((part) => part !== null).join('; ')}.${scaleInWords(cells)}`;
}

function cellsInWords(cells: Comparison['cells']): string {
  const both = `Of ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} in both`;
  const numbered = cells.filter(({ difference }) => difference !== null);
  const tested = numbered.filter(({ adjustedP }) => adjustedP !== null);
  const differing = tested.filter(({ adjustedP }) => adjustedP !== null && adjustedP < LEVEL).length;
  const found =
    tested.length === 0
      ? 'none has a known noise, so that none can be told apart'
      : `${differing} ${differing === 1 ? 'differs by more than its' : 'differ by more than their'} noise (Holm, 5 %)`;
  const [unknown, bare] = [numbered.length - tested.length, cells.length - numbered.length];
  return [
    `${both}, ${found}`,
    ...(unknown > 0 && tested.length > 0 ? [`of ${unknown} the noise is unknown`] : []),
    ...(bare > 0 ? [`${bare} ${bare === 1 ? 'lacks' : 'lack'} a PGR in one or both`] : []),
  ].join(', ');
}

function overallInWords({ n, generators, difference, lo, hi, from }: OverallDifference): string {
  const size = formatPercent(Math.abs(difference));
  const way = Number(formatFixed(Math.abs(difference), 1)) === 0 ? 'apart from' : difference > 0 ? 'above' : 'below';
  // The interval is of B less A, so its signs say the direction by themselves.
  const interval = formatInterval(lo, hi);
  const how = from === 'resamples' ? 'joint resamples' : `t over ${generators} generators`;
  const evidence = interval === null ? '' : ` (B − A: ${formatPercent(difference)} ${interval}, ${how})`;
  const over = `${n} ${n === 1 ? 'cell' : 'cells'} on one scale`;
  return `over the ${over}, B is ${size} points ${way} A on average${evidence}`;
}

/** Of the cells that have a difference: whether its two numbers compare. */
function scaleInWords(cells: Comparison['cells']): string {
  const numbered = cells.filter(({ difference }) => difference !== null);
  const off = numbered.filter(({ incomparable }) => incomparable.length > 0).length;
  if (off === 0) return '';
  return off === numbered.length
    ? ' No difference is between numbers on one scale: the table says why.'
    : ` ${off} of the differences ${off === 1 ? 'is' : 'are'} between numbers that are not on one scale: the table says why.`;
}
