import { missingCell, numberCell, numberColumn, textCell, textColumn } from './parts/cell';
import { formatCount, formatPercent } from '../format';
import { benchmarkName, domainName, generatorName, methodName } from '../names';
import type { TableCell, TableSpec } from '../figure';
import type { BenchmarkPgr, Check, PgrCell, PgrResult } from '../../results';
import type { Study } from '../../study/study';

const orMissing = (text: string | null) => (text === null ? missingCell() : textCell(text));

function checksCell(checks: readonly Check[]): TableCell {
  if (checks.length === 0) return missingCell();
  const notes = checks.map(({ severity, message }) => ({ severity, message }));
  const whole = checks.map((check) => `${check.code}: ${check.message}`).join(' ');
  return textCell(whole, checks.map(({ code }) => code).join(', '), { notes });
}

/** The table's id: it is long, and not everybody prints it. */
export const pgrDetailsId = 'pgr_details';

/** Every cell with its benchmarks: student and anchors, PGRs, interval, where it comes from, and its checks. */
export function pgrDetailTable(study: Study, pgr: PgrResult): TableSpec {
  const row = (cell: PgrCell, benchmark: BenchmarkPgr | null): readonly TableCell[] => [
    textCell(cell.generator, generatorName(study, cell.generator), {
      subject: { generator: cell.generator, method: cell.method, domain: cell.domain },
    }),
    textCell(cell.method, methodName(study, cell.method)),
    textCell(cell.domain, domainName(study, cell.domain)),
    orMissing(cell.family),
    numberCell(cell.volume, formatCount),
    orMissing(cell.variant),
    benchmark === null ? missingCell() : textCell(benchmark.id, benchmarkName(study, benchmark.id)),
    numberCell(benchmark?.student ?? null, formatPercent),
    numberCell(benchmark?.base ?? null, formatPercent),
    numberCell(benchmark?.reference ?? null, formatPercent),
    numberCell(benchmark?.pgr ?? null, formatPercent),
    numberCell(cell.pgr, formatPercent),
    numberCell(cell.lo, formatPercent),
    numberCell(cell.hi, formatPercent),
    numberCell(cell.status === 'computed' ? cell.runs.length : null, formatCount),
    textCell(cell.status),
    checksCell(benchmark === null ? cell.checks : benchmark.checks),
  ];
  const cellGroup = 'PGR of the cell';
  return {
    id: pgrDetailsId,
    title: 'Scores, anchors and checks of every cell',
    columns: [
      textColumn('generator', 'Generator'),
      textColumn('method', 'Method'),
      textColumn('domain', 'Domain'),
      textColumn('family', 'Family'),
      numberColumn('volume', 'Volume', 'instances'),
      textColumn('variant', 'Variant'),
      textColumn('benchmark', 'Benchmark'),
      numberColumn('student', 'Student', '%'),
      numberColumn('base', 'Base', '%'),
      numberColumn('reference', 'Reference', '%'),
      numberColumn('benchmark_pgr', 'PGR', '%'),
      numberColumn('pgr', 'Value', '%', cellGroup),
      numberColumn('lo', 'from', '%', cellGroup),
      numberColumn('hi', 'to', '%', cellGroup),
      numberColumn('runs', 'Runs'),
      textColumn('status', 'Status'),
      textColumn('checks', 'Checks'),
    ],
    rows: pgr.cells.flatMap((cell) =>
      cell.benchmarks.length === 0 ? [row(cell, null)] : cell.benchmarks.map((benchmark) => row(cell, benchmark)),
    ),
    notes: [
      'Status: computed from evaluation files of the archive, or printed in the publication. From, to: interval of 95 %.',
    ],
  };
}
