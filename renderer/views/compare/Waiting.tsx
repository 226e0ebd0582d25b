import { Skeleton } from '../../components/Skeleton';
import { SeverityIcon } from '../../components/SeverityIcon';
import type { ArchivePair } from '../../state/compared';
import type { OpenedArchive } from '../../state/opened';
import { useTasks } from '../../state/tasks';
import { compareText as text } from '../../text/compare';

interface WaitingProps {
  readonly pair: ArchivePair<OpenedArchive>;
  /** Null: the comparison may still come. */
  readonly failure: { readonly message: string; readonly nextStep: string | null } | null;
}

/** What is said until there is a comparison: that it is computed, that it cannot be, or that an archive is not read. */
export function Waiting({ pair: { a, b }, failure }: WaitingProps) {
  const busy = useTasks(({ running }) => running.length > 0);
  const unread = [a, b].filter(({ confirmed }) => !confirmed).map(({ name }) => name);
  if (failure !== null || (unread.length > 0 && !busy))
    return (
      <p className="unanswered" role="alert">
        <SeverityIcon severity={failure === null ? 'caution' : 'fault'} />
        <span>
          {failure === null ? text.unread(unread.join(' and ')) : text.failed(failure.message)} {failure?.nextStep}
        </span>
      </p>
    );
  return (
    <>
      <p className="quiet" role="status">
        {text.comparing}
      </p>
      <Skeleton lines={6} />
    </>
  );
}
