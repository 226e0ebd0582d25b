import { useMemo } from 'react';
import { benchmarkName } from '../../../../analysis/figures/names';
import type { TablePreview } from '../../../../analysis/results';
import type { Study } from '../../../../analysis/study/study';
import type { TableMapping } from '../../../../analysis/study/tableMapping';
import { Answered } from '../../../components/Answered';
import { RowList, type ListColumn } from '../../../components/list/RowList';
import { SeverityIcon } from '../../../components/SeverityIcon';
import { useEngine } from '../../../engine/useEngine';
import type { OpenedArchive } from '../../../state/opened';
import { archivesText } from '../../../text/archives';
import { mappingText as text } from '../../../text/mapping';

type Score = TablePreview['scores'][number];

interface ScorePreviewProps {
  readonly archive: OpenedArchive;
  readonly path: string;
  readonly mapping: TableMapping;
}

/** The scores that the table gives when it is read so, and what is wrong with its rows then. */
export function ScorePreview({ archive, path, mapping }: ScorePreviewProps) {
  const { granted, study } = archive;
  const answer = useEngine(
    'table',
    useMemo(() => [granted, path, mapping], [granted, path, mapping]),
  );
  return (
    <Answered answer={answer} lines={6}>
      {(table) =>
        table && (
          <>
            <h3>
              {text.preview}
              <span className="count"> {text.previewOf(table.scores.length, table.total)}</span>
            </h3>
            {table.problems.length > 0 && (
              <ul className="checks">
                {table.problems.map(({ severity, message }, index) => (
                  <li key={index}>
                    <SeverityIcon severity={severity} word />
                    <span>{message}</span>
                  </li>
                ))}
              </ul>
            )}
            <RowList
              label={text.preview}
              rows={table.scores}
              columns={columns(study)}
              keyOf={(_, index) => String(index)}
              empty={text.noScores}
            />
          </>
        )
      }
    </Answered>
  );
}

function columns(study: Study): readonly ListColumn<Score>[] {
  const { columns: names } = archivesText;
  return [
    {
      id: 'model',
      header: names.model,
      width: 'minmax(0, 2fr)',
      cell: ({ model }) => <span title={model}>{model}</span>,
    },
    {
      id: 'benchmark',
      header: names.benchmark,
      width: 'minmax(0, 1fr)',
      cell: ({ benchmark }) => benchmarkName(study, benchmark),
    },
    { id: 'score', header: `${names.score} %`, width: '72px', align: 'right', cell: ({ score }) => score.toFixed(2) },
    {
      id: 'stderr',
      header: names.stderr,
      width: '64px',
      align: 'right',
      cell: ({ stderr }) => <span className="lighter">{stderr === null ? '–' : `±${stderr.toFixed(2)}`}</span>,
    },
    { id: 'n', header: names.n, width: '64px', align: 'right', cell: ({ n }) => n?.toLocaleString('en') ?? '–' },
  ];
}
