import { useState } from 'react';
import type { DuplicateCluster, DuplicateReport } from '../../../../analysis/duplicateResults';
import { FilePath } from '../../../components/FilePath';
import { RowList, type ListColumn } from '../../../components/list/RowList';
import type { OpenedArchive } from '../../../state/opened';
import { searchesText as text } from '../../../text/searches';
import { ClusterTexts } from './ClusterTexts';

interface ClustersProps {
  readonly archive: OpenedArchive;
  readonly report: DuplicateReport;
}

/** The groups of duplicates, the largest first; the one that is opened is shown text beside text. */
export function Clusters({ archive, report }: ClustersProps) {
  const [opened, setOpened] = useState<DuplicateCluster | null>(null);
  const { clusters, pairs, pairsComplete, files } = report;
  const columns: readonly ListColumn<DuplicateCluster>[] = [
    {
      id: 'size',
      header: text.size,
      width: '64px',
      align: 'right',
      cell: ({ members }) => members.length.toLocaleString('en'),
    },
    { id: 'kind', header: text.kind, width: '64px', cell: ({ exact }) => (exact ? text.exact : text.near) },
    {
      id: 'similarity',
      header: text.similarity,
      width: '96px',
      align: 'right',
      cell: ({ members }) => Math.min(...members.slice(0, 1000).map(({ similarity }) => similarity)).toFixed(3),
    },
    {
      id: 'files',
      header: text.files,
      width: 'minmax(0, 1fr)',
      cell: ({ members }) => <FilePath path={[...new Set(members.map(({ file }) => files[file]?.path))].join(', ')} />,
    },
  ];
  return (
    <section className="panel clusters" aria-label={text.clusters}>
      <header>
        <h3>{text.clusters}</h3>
        <span className="count">{text.clusterCount(clusters.length, pairs.length, pairsComplete)}</span>
      </header>
      <RowList
        label={text.clusters}
        rows={clusters}
        columns={columns}
        keyOf={(_, index) => String(index)}
        isSelected={(row) => row === opened}
        onOpen={setOpened}
        empty={text.noClusters}
      />
      {opened && clusters.includes(opened) && (
        <ClusterTexts key={clusters.indexOf(opened)} archive={archive} report={report} cluster={opened} />
      )}
    </section>
  );
}
