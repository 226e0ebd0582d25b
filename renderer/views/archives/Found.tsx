import { useMemo } from 'react';
import { Tabs, type Tab } from '../../components/Tabs';
import { useArchiveTab, type ArchiveTab } from '../../state/archiveTab';
import type { OpenedArchive } from '../../state/opened';
import { archivesText as text } from '../../text/archives';
import { assignmentText } from '../../text/assignment';
import { coverageText } from '../../text/coverage';
import { instancesText } from '../../text/instances';
import { Artifacts } from './Artifacts';
import { Assignment } from './assignment/Assignment';
import { assignableFiles } from './assignment/files';
import { CoverageView } from './coverage/CoverageView';
import { Evaluations } from './Evaluations';
import { Instances } from './instances/Instances';
import { TableMappingPanel } from './mapping/TableMappingPanel';
import { Problems } from './problems/Problems';
import { Runs } from './Runs';

/** What was found in an archive. */
export function Found({ archive }: { readonly archive: OpenedArchive }) {
  const { tab, mapped, show } = useArchiveTab();
  const { open, kinds } = archive;
  const { artifacts, runs, evaluations, problems } = open;
  const unassigned = useMemo(
    () => assignableFiles(open, kinds).filter((file) => file.unassigned).length,
    [open, kinds],
  );
  const tabs: readonly Tab<ArchiveTab>[] = [
    { id: 'coverage', name: coverageText.coverage },
    { id: 'artifacts', name: text.artifacts, count: artifacts.length },
    { id: 'runs', name: text.runs, count: runs.length },
    { id: 'evaluations', name: text.evaluations, count: evaluations.length },
    { id: 'instances', name: instancesText.instances, count: archive.instances.total },
    { id: 'assignment', name: assignmentText.assignment, count: unassigned },
    { id: 'problems', name: text.problems, count: problems.length },
  ];
  if (mapped !== null) return <TableMappingPanel key={mapped} archive={archive} path={mapped} />;
  return (
    <Tabs
      label={text.found}
      tabs={tabs}
      selected={tab}
      onSelect={show}
      aside={tab === 'runs' && runs.length > 0 && <span className="quiet">{text.inferredLegend}</span>}
    >
      {tab === 'coverage' && <CoverageView archive={archive} />}
      {tab === 'artifacts' && <Artifacts artifacts={artifacts} kinds={archive.kinds} />}
      {tab === 'runs' && <Runs runs={runs} study={archive.study} />}
      {tab === 'evaluations' && <Evaluations evaluations={evaluations} />}
      {tab === 'instances' && <Instances archive={archive} />}
      {tab === 'assignment' && <Assignment archive={archive} />}
      {tab === 'problems' && <Problems problems={problems} archive={archive.granted} />}
    </Tabs>
  );
}
