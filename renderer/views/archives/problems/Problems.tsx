import { Copy, Download } from 'lucide-react';
import { useState } from 'react';
import type { Problem } from '../../../../analysis/problem';
import type { GrantedArchive } from '../../../../electron/contract';
import { FilePath } from '../../../components/FilePath';
import { RowList, type ListColumn } from '../../../components/list/RowList';
import { SeverityIcon } from '../../../components/SeverityIcon';
import { machine } from '../../../machine';
import { notify, notifyFailure } from '../../../state/notice';
import { useSelection } from '../../../state/selection';
import { archivesText as text } from '../../../text/archives';
import { exportText } from '../../../text/export';
import { problemsAsCsv } from './problemCsv';
import { anyProblem, filteredProblems } from './problemFilter';
import { ProblemFilters } from './ProblemFilters';

const columns: readonly ListColumn<Problem>[] = [
  {
    id: 'severity',
    header: text.columns.severity,
    width: '92px',
    cell: ({ severity }) => <SeverityIcon severity={severity} word />,
  },
  {
    id: 'path',
    header: text.columns.path,
    width: 'minmax(0, 1fr)',
    cell: ({ path }) =>
      path === '' ? <span className="missing">{text.archiveAsWhole}</span> : <FilePath path={path} />,
  },
  {
    id: 'line',
    header: text.columns.line,
    width: '64px',
    align: 'right',
    cell: ({ line }) => line?.toLocaleString('en') ?? '–',
  },
  {
    id: 'message',
    header: text.columns.message,
    width: 'minmax(0, 2.4fr)',
    cell: ({ message }) => <span title={message}>{message}</span>,
  },
];

interface ProblemsProps {
  readonly problems: readonly Problem[];
  /** Where their files are read from; null where they are not of one archive. */
  readonly archive: GrantedArchive | null;
}

/** Every problem of an archive: filtered, opened at its line in the inspector, copied and exported as CSV. */
export function Problems({ problems, archive }: ProblemsProps) {
  const [filter, setFilter] = useState(anyProblem);
  const { selection, select } = useSelection();
  const shown = filteredProblems(problems, filter);
  const copy = (): void => {
    navigator.clipboard.writeText(problemsAsCsv(shown)).then(() => notify(text.copied(shown.length)), notifyFailure);
  };
  const save = (): void => {
    const name = text.problemsFile(archive?.name ?? '');
    machine()
      .saveText(name, problemsAsCsv(shown))
      .then((saved) => saved && notify(exportText.saved(saved.path)), notifyFailure);
  };
  return (
    <div className="problems">
      <div className="toolbar">
        <ProblemFilters problems={problems} filter={filter} onChange={setFilter} />
        <span className="buttons">
          <button type="button" className="button" onClick={copy} disabled={shown.length === 0}>
            <Copy size={13} aria-hidden />
            {text.copyCsv}
          </button>
          <button type="button" className="button" onClick={save} disabled={shown.length === 0}>
            <Download size={13} aria-hidden />
            {shown.length === problems.length ? text.exportAll : text.exportShown(shown.length)}
          </button>
        </span>
      </div>
      <RowList
        label={text.problems}
        rows={shown}
        columns={columns}
        keyOf={(_, index) => String(index)}
        isSelected={(problem) => selection?.kind === 'problem' && selection.problem === problem}
        onOpen={(problem) => select({ kind: 'problem', problem, archive })}
        empty={problems.length === 0 ? text.noProblems : text.noMatch}
      />
    </div>
  );
}
