import { useMemo } from 'react';
import type { TableCell } from '../../../../analysis/figures/figure';
import { metricMatrix } from '../../../../analysis/figures/quality/metricMatrix';
import type { MetricTable } from '../../../../analysis/metricResults';
import { metricTopics } from '../../../../analysis/metrics/definition';
import { TablePanel } from '../../../components/exhibit/TablePanel';
import { Segments } from '../../../components/Segments';
import { useColours } from '../../../components/useColours';
import type { OpenedArchive } from '../../../state/opened';
import { useQuality } from '../../../state/quality';
import { selectionOf, selectionOfDataSet, useSelection } from '../../../state/selection';
import { qualityText as text } from '../../../text/quality';

interface MatrixProps {
  readonly archive: OpenedArchive;
  readonly table: MetricTable;
}

/** Runs and other data sets by metrics, all or those of one topic. A cell opens its run and shows how its metric lies. */
export function Matrix({ archive: { study, open: opened }, table }: MatrixProps) {
  const colours = useColours();
  const select = useSelection((state) => state.select);
  const { topic, about, look } = useQuality();
  const known = useMemo(() => new Set([...table.values, ...table.printed].map(({ metric }) => metric)), [table]);
  const counts = metricTopics
    .map((id) => ({ id, count: table.columns.filter((column) => column.topic === id && known.has(column.id)).length }))
    .filter(({ count }) => count > 0);
  const shown = counts.some(({ id }) => id === topic) ? topic : null;
  const matrix = useMemo(
    () =>
      metricMatrix(study, {
        ...table,
        columns: table.columns.filter((column) => shown === null || column.topic === shown),
      }),
    [study, table, shown],
  );
  const open = ({ subject }: Pick<TableCell, 'subject'>): void => {
    const { run, metric } = subject ?? {};
    const selection = run === undefined ? selectionOf(subject) : selectionOfDataSet(opened, run);
    if (selection) select(selection);
    if (metric !== undefined) look(metric);
  };
  return (
    <>
      {counts.length > 1 && (
        <Segments
          label={text.topic}
          segments={[
            { id: null, name: text.allTopics, count: known.size },
            ...counts.map(({ id, count }) => ({ id, name: text.topics[id], count })),
          ]}
          selected={shown}
          onSelect={about}
        />
      )}
      <TablePanel table={matrix} anchor={matrix.id} colours={colours} onOpen={open} />
    </>
  );
}
