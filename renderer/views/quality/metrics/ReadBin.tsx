import { X } from 'lucide-react';
import { useMemo } from 'react';
import { formatMetric } from '../../../../analysis/figures/quality/formatMetric';
import type { InstanceRecord } from '../../../../analysis/results';
import { IconButton } from '../../../components/IconButton';
import { LongList, type ListColumn } from '../../../components/list/LongList';
import { createPages } from '../../../components/list/pages';
import { usePages } from '../../../components/list/usePages';
import { engine } from '../../../engine/client';
import type { OpenedArchive } from '../../../state/opened';
import { useQuality, type ReadBin as Bin } from '../../../state/quality';
import { useSelection } from '../../../state/selection';
import { instancesText } from '../../../text/instances';
import { qualityText as text } from '../../../text/quality';
import { FirstPage } from '../../archives/instances/FirstPage';

const columns: readonly ListColumn<InstanceRecord>[] = [
  {
    id: 'value',
    header: text.value,
    width: '80px',
    align: 'right',
    cell: ({ value = null }) => formatMetric(value),
  },
  {
    id: 'instruction',
    header: instancesText.instruction,
    width: 'minmax(0, 1fr)',
    cell: ({ instruction }) => instruction,
  },
  { id: 'response', header: instancesText.response, width: 'minmax(0, 1fr)', cell: ({ response }) => response },
  {
    id: 'number',
    header: instancesText.number,
    width: '64px',
    align: 'right',
    cell: ({ ordinal }) => <span className="lighter">{(ordinal + 1).toLocaleString('en')}</span>,
  },
];

/** The instances of one bin; one in full in the inspector. */
export function ReadBin({ archive, bin }: { readonly archive: OpenedArchive; readonly bin: Bin }) {
  const { selection, select } = useSelection();
  const read = useQuality((state) => state.read);
  const { id } = archive;
  const { range, title } = bin;
  const pages = usePages(
    useMemo(() => {
      const fetch = (offset: number, limit: number) =>
        engine.call('instances', [id, { path: null, run: null, measured: range, offset, limit }]);
      return createPages(fetch, null);
    }, [id, range]),
  );
  const total = pages.total();
  return (
    <section className="panel read-bin" aria-label={title}>
      <header>
        <h3>{title}</h3>
        {total !== null && <span className="count">{total.toLocaleString('en')}</span>}
        <IconButton icon={X} label={text.readClose} onClick={() => read(null)} />
      </header>
      {total === null ? (
        <FirstPage want={pages.want} />
      ) : (
        <LongList
          label={title}
          count={total}
          rowAt={pages.rowAt}
          columns={columns}
          keyOf={(row) => `${row.path} ${row.ordinal}`}
          isSelected={(row) =>
            selection?.kind === 'instance' && selection.path === row.path && selection.ordinal === row.ordinal
          }
          onOpen={(row) => select({ kind: 'instance', path: row.path, ordinal: row.ordinal })}
          onWindow={pages.want}
          empty={instancesText.none}
        />
      )}
    </section>
  );
}
