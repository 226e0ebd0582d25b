import { metricLabel } from '../../../metrics/metricLabel';
import type { Finding } from '../../../analysisResults';
import { PROBLEM_SOLVING } from '../observations';
import { countDistinct } from '../place';
import { count, enumerate, type FindingContext } from './finding';

/** Which cells and predictors are in the analysis, and what their numbers rest on. */
export function examineData(context: FindingContext): Finding[] {
  return [...leftOutCells(context), ...leftOutColumns(context), ...variants(context), ...origins(context)];
}

function leftOutCells({ parts }: FindingContext): Finding[] {
  const { leftOut, n } = parts.data;
  if (leftOut.length === 0) return [];
  const reasons = new Map<string, number>();
  for (const { reason } of leftOut) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [
    {
      code: 'cells-left-out',
      severity: 'caution',
      message: `${count(leftOut.length, 'cell')} of ${leftOut.length + n} left out: ${[...reasons]
        .map(([reason, cells]) => `${reason.replace(/\.$/, '')} (${cells})`)
        .join('; ')}. The results hold for the other ${n}.`,
      evidence: { leftOut: leftOut.length, n, ...Object.fromEntries(reasons) },
    },
  ];
}

function leftOutColumns({ fit }: FindingContext): Finding[] {
  const { sparseColumns, columns } = fit.observations;
  const { constantColumns } = fit.components;
  const cells = fit.choice.cells.length;
  const findings: Finding[] = [];
  if (sparseColumns.length > 0)
    findings.push({
      code: 'predictors-sparse',
      severity: 'caution',
      message:
        `Fewer than half of the ${cells} cells have ${enumerate(sparseColumns.map(({ column }) => metricLabel(column)))}; ` +
        'no predictor is made of it. Measure the other cells to include it.',
      evidence: { cells, ...Object.fromEntries(sparseColumns.map((sparse) => [sparse.column, sparse.cells])) },
    });
  if (constantColumns.length > 0)
    findings.push({
      code: 'predictors-constant',
      severity: 'caution',
      message: `The same value in every row: ${enumerate(constantColumns.map(metricLabel))}. A predictor without variation cannot be standardised and is left out of the components.`,
      evidence: { columns: constantColumns.join(', ') },
    });
  if (
    cells > 0 &&
    !columns.includes(PROBLEM_SOLVING) &&
    !sparseColumns.some(({ column }) => column === PROBLEM_SOLVING)
  )
    findings.push({
      code: 'problem-solving-unknown',
      severity: 'caution',
      message:
        "The generators' own benchmark scores are unknown, so problem solving is not among the predictors. " +
        'Add evaluations with the role generator.',
      evidence: { cells },
    });
  return findings;
}

function variants({ input }: FindingContext): Finding[] {
  const others = input.pgr.cells.filter(({ variant }) => variant !== null);
  if (others.length === 0) return [];
  return [
    {
      code: 'variants-not-analysed',
      severity: 'note',
      message: `${count(others.length, 'cell')} of ${count(countDistinct(others.map(({ variant }) => variant ?? '')), 'variant')} not analysed: a variant repeats a generator and setting that is already a row.`,
      evidence: { cells: others.length },
    },
  ];
}

function origins({ fit }: FindingContext): Finding[] {
  const { cells } = fit.choice;
  const printed = cells.filter(({ status }) => status === 'printed').length;
  const withoutInterval = cells.filter(({ lo, hi }) => lo === null || hi === null).length;
  const findings: Finding[] = [];
  if (printed > 0 && printed < cells.length)
    findings.push({
      code: 'origins-mixed',
      severity: 'caution',
      message: `${printed} PGRs are known from print and ${cells.length - printed} were computed from evaluation files; they enter the same fits.`,
      evidence: { printed, computed: cells.length - printed },
    });
  if (withoutInterval > 0)
    findings.push({
      code: 'intervals-unknown',
      severity: 'note',
      message: `${withoutInterval} of ${cells.length} PGRs have no interval. What another seed of the same student would change is unknown and is in none of the p-values.`,
      evidence: { withoutInterval, cells: cells.length },
    });
  return findings;
}
