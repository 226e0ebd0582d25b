import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { ArtifactSummary } from '../../../analysis/results';
import { bytesText } from '../../../analysis/figures/bytesText';
import { FilePath } from '../../components/FilePath';
import { RowList, type ListColumn } from '../../components/list/RowList';
import { useSelection } from '../../state/selection';
import { archivesText as text } from '../../text/archives';
import type { KindSummary } from '../../engine/messages';
import { kindName } from '../../components/kindName';
import { plural } from '../../text/plural';
import { artifactRows, type ArtifactRow } from './artifactRows';

/** Below this number of files all are listed from the start. */
const listedAtOnce = 40;

const count = (rows: number | null): string => rows?.toLocaleString('en') ?? '–';

function columns(
  kinds: readonly KindSummary[],
  isOpen: (kind: string | null) => boolean,
): readonly ListColumn<ArtifactRow>[] {
  return [
    {
      id: 'path',
      header: text.columns.path,
      width: 'minmax(0, 1fr)',
      cell: (row) =>
        row.type === 'file' ? (
          <span className="indent">
            <FilePath path={row.artifact.path} />
          </span>
        ) : (
          <span className="kind">
            {isOpen(row.kind) ? <ChevronDown size={13} aria-hidden /> : <ChevronRight size={13} aria-hidden />}
            {kindName(kinds, row.kind)}
            <span className="count">{plural(row.files, 'file')}</span>
          </span>
        ),
    },
    {
      id: 'run',
      header: text.columns.run,
      width: 'minmax(0, 0.6fr)',
      cell: (row) => row.type === 'file' && row.artifact.run,
    },
    {
      id: 'rows',
      header: text.columns.rows,
      width: '88px',
      align: 'right',
      cell: (row) => count(row.type === 'file' ? row.artifact.rows : row.rows),
    },
    {
      id: 'bytes',
      header: text.columns.bytes,
      width: '88px',
      align: 'right',
      cell: (row) => bytesText(row.type === 'file' ? row.artifact.bytes : row.bytes),
    },
  ];
}

interface ArtifactsProps {
  readonly artifacts: readonly ArtifactSummary[];
  readonly kinds: readonly KindSummary[];
}

/** Every file of the archive under its kind, with rows and bytes. */
export function Artifacts({ artifacts, kinds }: ArtifactsProps) {
  const [toggled, setToggled] = useState<ReadonlySet<string | null>>(new Set());
  const { selection, select } = useSelection();
  const openAtFirst = artifacts.length <= listedAtOnce;
  const isOpen = (kind: string | null): boolean => openAtFirst !== toggled.has(kind);
  const toggle = (kind: string | null): void =>
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(kind)) after.add(kind);
      return after;
    });
  return (
    <RowList
      label={text.artifacts}
      rows={artifactRows(artifacts, isOpen)}
      columns={columns(kinds, isOpen)}
      keyOf={(row) => (row.type === 'file' ? `file ${row.artifact.path}` : `kind ${row.kind ?? ''}`)}
      isSelected={(row) => row.type === 'file' && selection?.kind === 'artifact' && selection.artifact === row.artifact}
      onOpen={(row) => (row.type === 'kind' ? toggle(row.kind) : select({ kind: 'artifact', artifact: row.artifact }))}
      empty={text.noMatch}
    />
  );
}
