import type { LaunchView } from '../../../../../electron/contract';
import { SeverityIcon } from '../../../../components/SeverityIcon';
import { launchText as text } from '../../../../text/launches';
import { durationText } from '../../amounts';
import { useNow } from './useNow';

/** Whether what is shown is how it is now: the target does not answer, or is not asked. */
export function Reachability({ view: { unreachable, isHere, seenMs, state } }: { readonly view: LaunchView }) {
  const now = useNow();
  const seen = seenMs === null ? null : text.secondsAgo(durationText(Math.max(0, (now - seenMs) / 1000)));
  if (unreachable !== null)
    return (
      <p className="launch-banner is-caution" role="status">
        <SeverityIcon severity="caution" />
        <span>{text.unreachable(unreachable, seen)}</span>
      </p>
    );
  const goesOn = state === 'planned' || state === 'sending' || state === 'underway';
  if (isHere || !goesOn) return null;
  return (
    <p className="launch-banner">
      <SeverityIcon severity="note" />
      <span>{text.notFollowed(seen)}</span>
    </p>
  );
}
