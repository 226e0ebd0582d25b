import type { Problem } from '../../analysis/problem';
import type { GrantedArchive } from '../../electron/contract';
import { SeverityIcon } from '../components/SeverityIcon';
import { archivesText } from '../text/archives';
import { inspectorText as text } from '../text/inspector';
import { MapColumns } from './MapColumns';
import { Facts, Page, Section } from './parts';
import { RawLines } from './RawLines';

interface ProblemDetailProps {
  readonly problem: Problem;
  /** Where its file is read from; null where it is of no archive. */
  readonly archive: GrantedArchive | null;
}

/** Problems that go when somebody says what the columns of a table mean. */
const aboutColumns: ReadonlySet<string> = new Set(['unmapped-table', 'inferred-mapping', 'ambiguous-unit']);

/** A problem in full: where it is, what it is, what to do, and the place in the file. */
export function ProblemDetail({ problem, archive }: ProblemDetailProps) {
  const { path, line, severity, code, message } = problem;
  const { columns } = archivesText;
  return (
    <Page kind={text.problem} title={<SeverityIcon severity={severity} word />}>
      <p className="message">{message}</p>
      <Facts
        facts={[
          [columns.path, path === '' ? archivesText.archiveAsWhole : <span className="identifier">{path}</span>],
          [columns.line, line === null ? archivesText.wholeFile : line.toLocaleString('en')],
          [text.code, <code key="code">{code}</code>],
        ]}
      />
      {aboutColumns.has(code) && <MapColumns path={path} />}
      {archive && path !== '' && line !== null && (
        <Section title={text.inTheFile}>
          <RawLines archive={archive} path={path} line={line} />
        </Section>
      )}
    </Page>
  );
}
