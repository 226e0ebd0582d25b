import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { Problem, Severity } from '../../../analysis/problem';
import { FilterField } from '../../components/FilterField';
import { FilePath } from '../../components/FilePath';
import { RowList, type ListColumn } from '../../components/list/RowList';
import { SeverityIcon } from '../../components/SeverityIcon';
import { notify, notifyFailure } from '../../state/notice';
import { useSelection } from '../../state/selection';
import { archivesText as text } from '../../text/archives';
import { severityText } from '../../text/severity';
import { problemsAsCsv } from './problemCsv';

const severities: readonly Severity[] = ['fault', 'caution', 'note'];

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

/** Every problem of an archive: filtered by severity and text, opened in the inspector, copied as CSV. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const [severity, setSeverity] = useState<Severity | null>(null);
  const [filter, setFilter] = useState('');
  const { selection, select } = useSelection();
  const shown = problems.filter(
    (problem) =>
      (severity === null || problem.severity === severity) &&
      `${problem.path}\n${problem.code}\n${problem.message}`.toLowerCase().includes(filter.trim().toLowerCase()),
  );
  const copy = (): void => {
    navigator.clipboard.writeText(problemsAsCsv(shown)).then(() => notify(text.copied(shown.length)), notifyFailure);
  };
  return (
    <div className="problems">
      <div className="toolbar">
        <div className="segments" role="group" aria-label={text.columns.severity}>
          <Segment
            name={text.allSeverities}
            count={problems.length}
            pressed={severity === null}
            onPress={() => setSeverity(null)}
          />
          {severities.map((each) => (
            <Segment
              key={each}
              name={severityText[each].many}
              count={problems.filter((problem) => problem.severity === each).length}
              pressed={severity === each}
              onPress={() => setSeverity(each)}
            />
          ))}
        </div>
        <FilterField label={text.filter} value={filter} onChange={setFilter} />
        <button type="button" className="button" onClick={copy} disabled={shown.length === 0}>
          <Copy size={13} aria-hidden />
          {text.copyCsv}
        </button>
      </div>
      <RowList
        label={text.problems}
        rows={shown}
        columns={columns}
        keyOf={(_, index) => String(index)}
        isSelected={(problem) => selection?.kind === 'problem' && selection.problem === problem}
        onOpen={(problem) => select({ kind: 'problem', problem })}
        empty={problems.length === 0 ? text.noProblems : text.noMatch}
      />
    </div>
  );
}

interface SegmentProps {
  readonly name: string;
  readonly count: number;
  readonly pressed: boolean;
  onPress(): void;
}

function Segment({ name, count, pressed, onPress }: SegmentProps) {
  return (
    <button type="button" aria-pressed={pressed} onClick={onPress}>
      {name} <span className="count">{count.toLocaleString('en')}</span>
    </button>
  );
}
