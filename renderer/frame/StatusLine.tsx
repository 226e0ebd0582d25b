import { X } from 'lucide-react';
import { SeverityIcon, worst } from '../components/SeverityIcon';
import { useArchives, useCurrentArchive } from '../state/archives';
import { useArchiveTab } from '../state/archiveTab';
import { dismissNotice, useNotice } from '../state/notice';
import { useNetwork } from '../state/network';
import { usePlaces } from '../state/places';
import { useStorage } from '../state/storage';
import { useTasks } from '../state/tasks';
import { frameText as text } from '../text/frame';
import { TaskLine } from './TaskLine';

/** Always there and always true: what runs, what happened last, how many problems, what touches the network. */
export function StatusLine() {
  const running = useTasks((state) => state.running);
  const storage = useStorage((state) => state.storage);
  return (
    <footer className="status-line" aria-label={text.status}>
      <div className="status-left">
        {running.map((task) => (
          <TaskLine key={task.id} task={task} />
        ))}
        <Message quiet={running.length > 0} />
      </div>
      <div className="status-right">
        <ProblemCount />
        {storage?.kind === 'memory' && (
          <span title={text.inMemoryExplanation(storage.reason)}>
            {text.inMemory}: {storage.reason}
          </span>
        )}
        <Network />
      </div>
    </footer>
  );
}

/** Which host is talked to for the user, or that none is. */
function Network() {
  const host = useNetwork((state) => state.host);
  return (
    <span className={host === null ? 'offline' : 'online'} title={text.networkExplanation(host)}>
      <span className="dot" aria-hidden />
      {text.network(host)}
    </span>
  );
}

/** The latest message, heard by screen readers. */
function Message({ quiet }: { readonly quiet: boolean }) {
  const notice = useNotice((state) => state.notice);
  const archive = useCurrentArchive();
  const unconfirmed = archive?.confirmed === false;
  return (
    <div className={`message${notice ? ` tone-${notice.tone}` : ''}`} role="status" aria-live="polite">
      {notice ? (
        <>
          {notice.tone === 'failure' && <SeverityIcon severity="fault" />}
          <span className="words" title={notice.text} key={notice.serial}>
            {notice.text}
          </span>
        </>
      ) : (
        (unconfirmed || !quiet) && (
          <span className="words">{unconfirmed ? (quiet ? text.checking : text.unchecked) : text.ready}</span>
        )
      )}
      {notice && (
        <button
          type="button"
          className="icon-button"
          aria-label={text.dismiss}
          title={text.dismiss}
          onClick={dismissNotice}
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </div>
  );
}

/** Number of problems of the archive that could not be opened, else of the one that is looked at; opens their list. */
function ProblemCount() {
  const archive = useCurrentArchive();
  const failure = useArchives((state) => state.failure);
  const problems = failure?.problems ?? archive?.open.problems ?? [];
  const severity = worst(problems);
  const show = (): void => {
    useArchiveTab.getState().show('problems');
    usePlaces.getState().go('archives');
  };
  return (
    <button type="button" className="problem-count" title={text.showProblems} onClick={show}>
      {severity && <SeverityIcon severity={severity} />}
      {text.problems(problems.length)}
    </button>
  );
}
