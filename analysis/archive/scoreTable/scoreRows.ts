import type { TableMapping, TableMeaning } from '../../study/tableMapping';
import { boardModels } from '../boardModels';
import { numberCell } from '../csv/numberCell';
import type { NamedRow } from '../csv/readCsv';
import type { Claims, EvaluationRow, StatedPlace } from '../kind';
import type { ProblemList } from '../problemList';
import { shorten } from '../shorten';

/** One cell that holds a score. */
interface ScoreCell {
  readonly column: string;
  readonly benchmark: string;
}

/** The scores of a table, read as `mapping` says. A row that cannot be read is a problem with its line. */
export function scoreRows(rows: readonly NamedRow[], mapping: TableMapping, problems: ProblemList): EvaluationRow[] {
  const cell = (row: NamedRow, meaning: TableMeaning): string => {
    const column = mapping.columns[meaning];
    return column === undefined ? '' : row.cell(column).trim();
  };
  const number = (row: NamedRow, meaning: TableMeaning): number | null => {
    const column = mapping.columns[meaning];
    return column === undefined ? null : numberCell(row.cell(column), column, row.line, problems);
  };
  const seen = new Map<string, number>();
  const found = rows.flatMap((row): EvaluationRow[] => {
    const place = placeOf(row, cell, number, problems);
    const model = cell(row, 'model') || nameOf(place);
    const scores = scoreCells(row, mapping, cell);
    const n = number(row, 'n');
    if (model === '' || scores.length === 0) {
      const missing = model === '' ? 'model or run' : 'benchmark';
      problems.add(row.line, 'missing-field', `The row has no ${missing} and is left out. Fill the cell.`);
      return [];
    }
    const about = { model, ...(Object.keys(place).length === 0 ? {} : { stated: place }) };
    return scores.flatMap(({ column, benchmark }): EvaluationRow[] => {
      const score = numberCell(row.cell(column), column, row.line, problems);
      if (score === null) return [];
      const key = JSON.stringify([about, benchmark]);
      const before = seen.get(key);
      if (before !== undefined) {
        const message = `${shorten(model)} has a score on ${benchmark} on line ${before} already, which counts. Remove one, or map the column that tells them apart.`;
        problems.add(row.line, 'duplicate-id', message);
        return [];
      }
      seen.set(key, row.line);
      const factor = mapping.unit === 'fraction' ? 100 : 1;
      // A column of standard errors belongs to the one of scores, not to those of a wide table.
      const stderr = mapping.columns.score === column ? number(row, 'stderr') : null;
      return [
        {
          ...about,
          tool: 'table',
          task: benchmark,
          metric: 'score',
          filter: null,
          score: factor * score,
          stderr: stderr === null ? null : factor * stderr,
          n,
          higherIsBetter: true,
          protocol: {},
          evaluatedMs: null,
          board: false,
        },
      ];
    });
  });
  // A table of runs is no board, however long: a board has models alone.
  const models = new Set(found.map(({ model }) => model));
  return models.size > boardModels && found.every(({ stated }) => stated === undefined)
    ? found.map((row) => ({ ...row, board: true }))
    : found;
}

type CellOf = (row: NamedRow, meaning: TableMeaning) => string;
type NumberOf = (row: NamedRow, meaning: TableMeaning) => number | null;

/** In a wide table each of its columns of scores; in a long one the column of scores, where the row names a benchmark. */
function scoreCells(row: NamedRow, mapping: TableMapping, cell: CellOf): readonly ScoreCell[] {
  const wide = Object.entries(mapping.benchmarks).map(([column, benchmark]) => ({ column, benchmark }));
  const benchmark = cell(row, 'benchmark');
  const { score } = mapping.columns;
  return score === undefined || benchmark === '' ? wide : [...wide, { column: score, benchmark }];
}

const roles = ['base', 'reference', 'student'] as const;

/** What the row says of its run and role. */
function placeOf(row: NamedRow, cell: CellOf, number: NumberOf, problems: ProblemList): StatedPlace {
  const claims: Claims = {
    ...textClaim('generator', cell(row, 'generator')),
    ...textClaim('method', cell(row, 'method')),
    ...textClaim('domain', cell(row, 'domain')),
    ...numberClaim('volume', number(row, 'volume')),
    ...numberClaim('seed', number(row, 'seed')),
  };
  const run = cell(row, 'run');
  const named = cell(row, 'role');
  const role = roles.find((each) => each === named.toLowerCase());
  if (named !== '' && role === undefined)
    problems.add(row.line, 'wrong-type', `The role ${shorten(named)} is none of ${roles.join(', ')} and is not used.`);
  return {
    ...(run === '' ? {} : { run }),
    ...(role === undefined ? {} : { role }),
    ...(Object.keys(claims).length === 0 ? {} : { claims }),
  };
}

function textClaim(field: 'generator' | 'method' | 'domain', text: string): Claims {
  return text === '' ? {} : { [field]: text };
}

function numberClaim(field: 'volume' | 'seed', value: number | null): Claims {
  return value === null ? {} : { [field]: value };
}

/** What stands for the model in a table of runs. */
function nameOf({ run, claims }: StatedPlace): string {
  if (run !== undefined) return run;
  const { generator, method, domain, volume, seed } = claims ?? {};
  const parts = [generator, method, domain, volume, seed === undefined ? undefined : `seed${seed}`];
  return parts.filter((part) => part !== undefined).join(' ');
}
