import type { EvaluationSummary } from '../../../analysis/results';
import { FilePath } from '../../components/FilePath';
import { RowList, type ListColumn } from '../../components/list/RowList';
import { archivesText as text } from '../../text/archives';

const { columns: names } = text;

const columns: readonly ListColumn<EvaluationSummary>[] = [
  {
    id: 'model',
    header: names.model,
    width: 'minmax(0, 1.5fr)',
    cell: ({ model }) => <span title={model}>{model}</span>,
  },
  {
    id: 'role',
    header: names.role,
    width: '88px',
    cell: ({ role }) => role ?? <span className="missing">{text.unassigned}</span>,
  },
  {
    id: 'benchmark',
    header: names.benchmark,
    width: '120px',
    cell: ({ benchmark }) => benchmark ?? <span className="missing">–</span>,
  },
  { id: 'score', header: `${names.score} %`, width: '72px', align: 'right', cell: ({ score }) => score.toFixed(2) },
  {
    id: 'stderr',
    header: names.stderr,
    width: '56px',
    align: 'right',
    cell: ({ stderr }) => <span className="lighter">{stderr === null ? '–' : `±${stderr.toFixed(2)}`}</span>,
  },
  { id: 'n', header: names.n, width: '64px', align: 'right', cell: ({ n }) => n?.toLocaleString('en') ?? '–' },
  {
    id: 'source',
    header: names.source,
    width: 'minmax(0, 1.5fr)',
    cell: ({ source }) => <FilePath path={source} />,
  },
];

/** Every number of every evaluation file. */
export function Evaluations({ evaluations }: { readonly evaluations: readonly EvaluationSummary[] }) {
  return (
    <RowList
      label={text.evaluations}
      rows={evaluations}
      columns={columns}
      keyOf={(_, index) => String(index)}
      empty={text.noEvaluations}
    />
  );
}
