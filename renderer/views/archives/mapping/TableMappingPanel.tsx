import { ArrowLeft } from 'lucide-react';
import { useMemo } from 'react';
import { Answered } from '../../../components/Answered';
import { IconButton } from '../../../components/IconButton';
import { useEngine } from '../../../engine/useEngine';
import { useArchiveTab } from '../../../state/archiveTab';
import type { OpenedArchive } from '../../../state/opened';
import { mappingText as text } from '../../../text/mapping';
import { MappingForm } from './MappingForm';

interface TableMappingPanelProps {
  readonly archive: OpenedArchive;
  /** Path of the table. */
  readonly path: string;
}

/** What the columns of a table of scores mean, with the scores that this gives. */
export function TableMappingPanel({ archive, path }: TableMappingPanelProps) {
  const map = useArchiveTab((state) => state.map);
  const { granted } = archive;
  const sample = useEngine(
    'table',
    useMemo(() => [granted, path, null], [granted, path]),
  );
  return (
    <section className="mapping" aria-label={text.title(path)}>
      <header>
        <IconButton icon={ArrowLeft} label={text.back} onClick={() => map(null)} />
        <h2>{text.title(path)}</h2>
      </header>
      <p className="quiet">{text.explanation}</p>
      <Answered answer={sample} lines={8}>
        {(table) =>
          table ? (
            <MappingForm archive={archive} path={path} table={table} onDone={() => map(null)} />
          ) : (
            <p className="quiet">{text.noTable}</p>
          )
        }
      </Answered>
    </section>
  );
}
