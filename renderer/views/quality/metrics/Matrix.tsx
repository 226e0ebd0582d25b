import { useMemo } from 'react';
import { metricMatrix } from '../../../../analysis/figures/quality/metricMatrix';
import type { TableCell } from '../../../../analysis/figures/figure';
import type { MetricTable } from '../../../../analysis/metricResults';
import { TablePanel } from '../../../components/exhibit/TablePanel';
import { useColours } from '../../../components/useColours';
import type { OpenedArchive } from '../../../state/opened';
import { useQuality } from '../../../state/quality';
import { selectionOf, useSelection } from '../../../state/selection';

interface MatrixProps {
  readonly archive: OpenedArchive;
  readonly table: MetricTable;
}

/** Runs by metrics. A cell opens its run and shows how its metric lies. */
export function Matrix({ archive, table }: MatrixProps) {
  const colours = useColours();
  const select = useSelection((state) => state.select);
  const look = useQuality((state) => state.look);
  const matrix = useMemo(() => metricMatrix(archive.study, table), [archive.study, table]);
  const open = ({ subject }: Pick<TableCell, 'subject'>): void => {
    const { run, metric } = subject ?? {};
    const selection = run === undefined ? selectionOf(subject) : ({ kind: 'run', run } as const);
    if (selection) select(selection);
    if (metric !== undefined) look(metric);
  };
  return <TablePanel table={matrix} anchor={matrix.id} colours={colours} onOpen={open} />;
}
