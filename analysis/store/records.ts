/** The study's nouns as rows and back: one pair of functions a table, so that no other file knows a column's name. */
import type { Problem } from '../problem';
import type { PgrResult } from '../results';
import type { Evaluation, PrintedValue, Run } from '../study/study';
import type { RowOf } from './tables';

/** The store's columns are nullable; these are always written and are there. Throws where one is not. */
export function present<T>(value: T | null): T {
  if (value === null) throw new TypeError('A column that is always written is null.');
  return value;
}

const optional = <T>(value: T | null): T | undefined => value ?? undefined;

export function runRow(archive: string, run: Run, ordinal: number): RowOf<'run'> {
  const { id, generator, method, domain, family, volume, variant, language, seed } = run;
  const origin = { inferred: run.inferred.join(','), inferred_from: JSON.stringify(run.inferredFrom) };
  return { archive, ordinal, id, generator, method, domain, family, volume, variant, language, seed, ...origin };
}

export function runOf(row: RowOf<'run'>, instances: number | null): Run {
  const { generator, method, domain, family, volume, variant, language, seed } = row;
  const inferred = present(row.inferred).split(',').filter(Boolean);
  const inferredFrom = JSON.parse(present(row.inferred_from)) as Run['inferredFrom'];
  const id = present(row.id);
  return { id, generator, method, domain, family, volume, variant, language, seed, instances, inferred, inferredFrom };
}

export function evaluationRow(archive: string, evaluation: Evaluation, ordinal: number): RowOf<'evaluation'> {
  const { protocol, evaluatedMs, ...rest } = evaluation;
  return {
    archive,
    ordinal,
    ...rest,
    shots: protocol.shots ?? null,
    chat_template: protocol.chatTemplate ?? null,
    protocol_filter: protocol.filter ?? null,
    harness_version: protocol.harnessVersion ?? null,
    benchmark_version: protocol.benchmarkVersion ?? null,
    evaluated_ms: evaluatedMs,
  };
}

export function evaluationOf(row: RowOf<'evaluation'>): Evaluation {
  const { run, family, benchmark, stderr, n, filter } = row;
  return {
    model: present(row.model),
    role: row.role as Evaluation['role'],
    run,
    family,
    benchmark,
    score: present(row.score),
    stderr,
    n,
    tool: present(row.tool) as Evaluation['tool'],
    task: present(row.task),
    metric: present(row.metric),
    filter,
    protocol: {
      shots: optional(row.shots),
      chatTemplate: optional(row.chat_template),
      filter: optional(row.protocol_filter),
      harnessVersion: optional(row.harness_version),
      benchmarkVersion: optional(row.benchmark_version),
    },
    evaluatedMs: row.evaluated_ms,
    superseded: present(row.superseded),
    source: present(row.source),
  };
}

export function printedRow(archive: string, printed: PrintedValue, ordinal: number): RowOf<'printed'> {
  const { text, ...rest } = printed;
  return { archive, ordinal, ...rest, printed_text: text };
}

export function printedOf(row: RowOf<'printed'>): PrintedValue {
  const { generator, method, domain, variant, metric, scope, value } = row;
  const [quantity, text, source] = [present(row.quantity), present(row.printed_text), present(row.source)];
  return { quantity, generator, method, domain, variant, metric, scope, value, text, source };
}

export function problemRow(archive: string, problem: Problem, ordinal: number): RowOf<'problem'> {
  return { archive, ordinal, ...problem };
}

export function problemOf(row: RowOf<'problem'>): Problem {
  return {
    path: present(row.path),
    line: row.line,
    severity: present(row.severity) as Problem['severity'],
    code: present(row.code),
    message: present(row.message),
  };
}

/** A row a cell (benchmark null) and a row for each of its benchmarks. */
export function scoreRows(archive: string, pgr: PgrResult): RowOf<'score'>[] {
  const rows = pgr.cells.flatMap((cell) => {
    const { generator, method, domain, family, volume, variant, language, status } = cell;
    const shared = { archive, generator, method, domain, family, volume, variant, language, status };
    const codes = (checks: typeof cell.checks) => checks.map((check) => check.code).join(',');
    const whole = {
      ...shared,
      benchmark: null,
      student: null,
      base: null,
      reference: null,
      pgr: cell.pgr,
      lo: cell.lo,
      hi: cell.hi,
      checks: codes(cell.checks),
    };
    const parts = cell.benchmarks.map(({ id, student, base, reference, pgr: part, interval, checks }) => {
      const { lo, hi } = interval ?? { lo: null, hi: null };
      const values = { student, base, reference, pgr: part, lo, hi, checks: codes(checks) };
      return { ...shared, benchmark: id, ...values };
    });
    return [whole, ...parts];
  });
  return rows.map((row, ordinal) => ({ ...row, ordinal }));
}
