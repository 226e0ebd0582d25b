import type { Problem } from '../../../../analysis/problem';

const columns = ['path', 'line', 'severity', 'code', 'message'] as const;

/** Problems as CSV (RFC 4180), the header first. Cells that a spreadsheet would run as formulas are quoted with `'`. */
export function problemsAsCsv(problems: readonly Problem[]): string {
  const lines = problems.map((problem) => columns.map((column) => csvCell(String(problem[column] ?? ''))).join(','));
  return [columns.join(','), ...lines].join('\r\n') + '\r\n';
}

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
