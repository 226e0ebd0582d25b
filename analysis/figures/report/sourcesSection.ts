import { formatCount, missing } from '../format';
import { htmlText } from '../writers/htmlText';
import type { ReportInput } from './input';

/** Every file with what it was taken for, then every problem with its place. */
export function sourcesSection({ open }: ReportInput): string {
  const row = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${htmlText(cell)}</td>`).join('')}</tr>`;
  const head = (names: readonly string[]) =>
    `<thead><tr>${names.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>`;
  const artifacts = open.artifacts.map((artifact) =>
    row([
      artifact.path,
      artifact.kind ?? 'not recognised',
      formatCount(artifact.bytes),
      formatCount(artifact.rows),
      artifact.run ?? missing,
    ]),
  );
  const problems = open.problems.map((problem) =>
    row([
      problem.severity,
      problem.path === '' ? 'the archive' : problem.path,
      problem.line === null ? missing : String(problem.line),
      problem.message,
    ]),
  );
  const problemTable =
    problems.length === 0
      ? '<p>No problems.</p>'
      : `<div class="scroll"><table><caption>Problems</caption>${head(['Severity', 'File', 'Line', 'Problem'])}<tbody>${problems.join('\n')}</tbody></table></div>`;
  return `${problemTable}
<details><summary>${open.artifacts.length} files</summary><div class="scroll"><table><caption>Files</caption>${head(['File', 'Kind', 'Bytes', 'Rows', 'Run'])}<tbody>${artifacts.join('\n')}</tbody></table></div></details>`;
}
