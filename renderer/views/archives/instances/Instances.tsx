import { useMemo, useState } from 'react';
import { asAgoraError } from '../../../../analysis/errors';
import type { InstanceQuery, InstanceRecord } from '../../../../analysis/results';
import { FilePath } from '../../../components/FilePath';
import { LongList, type ListColumn } from '../../../components/list/LongList';
import { createPages } from '../../../components/list/pages';
import { usePages } from '../../../components/list/usePages';
import { SeverityIcon } from '../../../components/SeverityIcon';
import { engine } from '../../../engine/client';
import type { OpenedArchive } from '../../../state/opened';
import { useSelection } from '../../../state/selection';
import { instancesText as text } from '../../../text/instances';
import { FirstPage } from './FirstPage';
import { InstanceFilters, type InstanceFilter } from './InstanceFilters';

const columns: readonly ListColumn<InstanceRecord>[] = [
  {
    id: 'number',
    header: text.number,
    width: '64px',
    align: 'right',
    cell: ({ ordinal }) => <span className="lighter">{(ordinal + 1).toLocaleString('en')}</span>,
  },
  { id: 'instruction', header: text.instruction, width: 'minmax(0, 1.4fr)', cell: ({ instruction }) => instruction },
  { id: 'response', header: text.response, width: 'minmax(0, 1.4fr)', cell: ({ response }) => response },
  {
    id: 'characters',
    header: text.characters,
    width: '80px',
    align: 'right',
    cell: ({ responseCharacters }) => responseCharacters.toLocaleString('en'),
  },
];

const fileColumn: ListColumn<InstanceRecord> = {
  id: 'file',
  header: text.file,
  width: 'minmax(0, 1fr)',
  cell: ({ path }) => <FilePath path={path} />,
};

/** Every instance of the archive, a page at a time: by run, by file, and one in full in the inspector. */
export function Instances({ archive }: { readonly archive: OpenedArchive }) {
  const [filter, setFilter] = useState<InstanceFilter>({ path: null, run: null });
  return (
    <div className="instances">
      <InstanceFilters archive={archive} filter={filter} onChange={setFilter} />
      <InstanceList archive={archive} {...filter} />
    </div>
  );
}

type InstanceListProps = InstanceFilter & { readonly archive: OpenedArchive };

function InstanceList({ archive, path, run }: InstanceListProps) {
  const { id, instances: beginning, confirmed } = archive;
  const { selection, select } = useSelection();
  const pages = usePages(
    useMemo(() => {
      const fetch = (offset: number, limit: number) =>
        engine.call('instances', [id, { path, run, offset, limit } satisfies InstanceQuery]);
      return createPages(fetch, path === null && run === null ? beginning : null);
    }, [id, path, run, beginning]),
  );
  const total = pages.total();
  const failure = pages.failure();
  if (failure !== null && confirmed) {
    const { message, context } = asAgoraError(failure);
    return (
      <p className="unanswered" role="alert">
        <SeverityIcon severity="fault" />
        <span>
          {message} {context.nextStep}
        </span>
      </p>
    );
  }
  if (total === null) return <FirstPage want={pages.want} />;
  return (
    <LongList
      label={text.instances}
      count={total}
      rowAt={pages.rowAt}
      columns={path === null ? [...columns, fileColumn] : columns}
      keyOf={(row) => `${row.path} ${row.ordinal}`}
      isSelected={(row) =>
        selection?.kind === 'instance' && selection.path === row.path && selection.ordinal === row.ordinal
      }
      onOpen={(row) => select({ kind: 'instance', path: row.path, ordinal: row.ordinal })}
      onWindow={pages.want}
      empty={text.none}
    />
  );
}
