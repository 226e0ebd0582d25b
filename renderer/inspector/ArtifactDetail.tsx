import type { ArtifactSummary } from '../../analysis/results';
import { bytesText } from '../../analysis/figures/bytesText';
import { kindName } from '../components/kindName';
import { SeverityIcon } from '../components/SeverityIcon';
import type { OpenedArchive } from '../state/opened';
import { archivesText } from '../text/archives';
import { inspectorText as text } from '../text/inspector';
import { MapColumns } from './MapColumns';
import { Facts, Page, Section } from './parts';
import { RunLinks } from './RunLinks';

interface ArtifactDetailProps {
  readonly archive: OpenedArchive;
  readonly artifact: ArtifactSummary;
}

/** A file of the archive: what it was recognised as, the run it belongs to, and what is wrong with it. */
export function ArtifactDetail({ archive, artifact }: ArtifactDetailProps) {
  const { columns } = archivesText;
  const { path, kind, rows, bytes, run } = artifact;
  const problems = archive.open.problems.filter((problem) => problem.path === path);
  return (
    <Page kind={text.file} title={<span className="identifier">{path}</span>}>
      <Facts
        facts={[
          [columns.kind, kindName(archive.kinds, kind)],
          [columns.rows, rows?.toLocaleString('en')],
          [columns.bytes, bytesText(bytes)],
        ]}
      />
      {archive.kinds.some(({ id, readsMapped }) => id === kind && readsMapped) && <MapColumns path={path} />}
      {run !== null && (
        <Section title={text.run}>
          <RunLinks archive={archive} runs={[run]} />
        </Section>
      )}
      {problems.length > 0 && (
        <Section title={archivesText.problems}>
          <ProblemLines problems={problems} />
        </Section>
      )}
    </Page>
  );
}

function ProblemLines({ problems }: { readonly problems: OpenedArchive['open']['problems'] }) {
  const first = problems.slice(0, 20);
  return (
    <ul className="checks">
      {first.map(({ line, message, severity }, index) => (
        <li key={index}>
          <SeverityIcon severity={severity} word />
          <span>
            {line !== null && `${archivesText.columns.line} ${line}: `}
            {message}
          </span>
        </li>
      ))}
      {problems.length > first.length && <li className="quiet">{text.of(first.length, problems.length)}</li>}
    </ul>
  );
}
