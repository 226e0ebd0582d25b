/** What is said of a table of scores as a whole. */
import type { TableMapping } from '../../study/tableMapping';
import type { EvaluationRow } from '../kind';
import type { ProblemList } from '../problemList';
import type { InferredMapping } from './inferMapping';

/** That nobody said what the columns mean. */
export function reportUnmapped(header: readonly string[], missing: string, problems: ProblemList): void {
  const shown = header.slice(0, 12).map((name) => (name === '' ? '(unnamed)' : name.slice(0, 40)));
  const more = header.length > shown.length ? `, and ${header.length - shown.length} more` : '';
  const message = `No column is known to hold ${missing} among ${shown.join(', ')}${more}. If they are scores, say what the columns mean in the archive's list of problems; tables with the same header are then read the same way.`;
  problems.add(1, 'unmapped-table', message);
}

/** What was guessed, so that it can be corrected. */
export function reportInferred({ mapping, unitFrom }: InferredMapping, problems: ProblemList): void {
  const { header, columns, benchmarks, unit } = mapping;
  const meanings = Object.entries(columns).map(([meaning, name]) => `${name} as ${meaning}`);
  const scores = Object.entries(benchmarks).map(([name, id]) => `${name} as score on ${id}`);
  const used = new Set([...Object.values(columns), ...Object.keys(benchmarks)]);
  const unused = header.filter((name) => !used.has(name));
  const rest = unused.length === 0 ? '' : `; ${unused.join(', ')} not at all`;
  const read = [...meanings, ...scores].join(', ');
  problems.add(
    1,
    'inferred-mapping',
    `The columns are read by their names: ${read}${rest}. Map them where that is wrong.`,
  );
  if (unitFrom !== 'assumed') return;
  const message = `Every score lies within 0 and 1 and no unit is given, so the scores are read as ${unit === 'fraction' ? 'fractions of 1' : 'percent'}. Map the columns and choose the unit if that is wrong.`;
  problems.add(1, 'ambiguous-unit', message);
}

/** Scores of one benchmark that all lie within 0 and 1 in a table of percents, or beyond 1 in one of fractions. */
export function reportUnits(rows: readonly EvaluationRow[], { unit }: TableMapping, problems: ProblemList): void {
  const largestOf = new Map<string, number>();
  for (const { task, score } of rows) largestOf.set(task, Math.max(largestOf.get(task) ?? 0, Math.abs(score)));
  for (const [task, largest] of largestOf) {
    if (unit === 'percent' && largest <= 1 && largest > 0) {
      const message = `Every score on ${task} lies within 0 and 1 percent: it may be a fraction in a table of percents. Correct the column if it is.`;
      problems.add(1, 'ambiguous-unit', message);
    } else if (unit === 'fraction' && largest > 100) {
      const message = `A score on ${task} is ${largest / 100} in a table of fractions, which gives ${largest} %. Map the unit as percent if they are percents.`;
      problems.add(1, 'ambiguous-unit', message);
    }
  }
}
