import type { JobLogLine } from '../../../../electron/contract';
import { SeverityIcon } from '../../../components/SeverityIcon';
import { jobsText as text } from '../../../text/jobs';
import { timeText } from '../amounts';

/** What happened besides answers, newest first. */
export function Log({ lines }: { readonly lines: readonly JobLogLine[] }) {
  if (lines.length === 0) return <p className="quiet job-note">{text.noLog}</p>;
  return (
    <ol className="job-log">
      {lines.map(({ atMs, severity, text: words }, index) => (
        // Lines are only ever added at the front, and two of one moment may say the same.
        <li key={lines.length - index}>
          <time dateTime={new Date(atMs).toISOString()} title={new Date(atMs).toLocaleString('en-GB')}>
            {timeText(atMs)}
          </time>
          <SeverityIcon severity={severity} />
          <span>{words}</span>
        </li>
      ))}
    </ol>
  );
}
