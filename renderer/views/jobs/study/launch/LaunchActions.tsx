import { useLayoutEffect, useRef } from 'react';
import type { LaunchView } from '../../../../../electron/contract';
import { Popover } from '../../../../components/Popover';
import {
  cancelLaunch,
  followLaunches,
  launchAgain,
  leaveLaunch,
  openLaunch,
  useLaunches,
} from '../../../../state/study/launches';
import { launchText as text } from '../../../../text/launches';
import { isOpenStep, isStopped } from '../countedState';

/** What can be done with a launch as it is now. */
export function LaunchActions({ view }: { readonly view: LaunchView }) {
  const { id, isHere, target } = view;
  const asked = useLaunches((state) => state.asked[id]);
  const open = view.view.filter(isOpenStep).length;
  const stopped = view.view.filter(isStopped).length;
  const back = view.view.some(({ pulled }) => pulled !== 'none');
  const goesOn = view.state === 'planned' || view.state === 'sending' || view.state === 'underway';
  const isPartly =
    view.state === 'incomplete' && view.view.some(({ state, pulled }) => state === 'done' && pulled !== 'all');
  return (
    <div className="job-actions" role="group" aria-label={text.actions} tabIndex={-1}>
      {!isHere && (goesOn || isPartly) && (
        <button
          type="button"
          className="button primary"
          disabled={asked !== undefined}
          onClick={() => void followLaunches([id])}
        >
          {asked === 'follow' ? text.following : view.seenMs === null ? text.follow : text.followAgain}
        </button>
      )}
      {isHere && (
        <button
          type="button"
          className="button"
          title={text.leaveExplained}
          disabled={asked !== undefined}
          onClick={() => void leaveLaunch(id)}
        >
          {asked === 'leave' ? text.leaving : text.leave}
        </button>
      )}
      {open > 0 && (
        <Asking
          title={text.cancelTitle}
          button={asked === 'cancel' ? text.cancelling : text.cancel}
          explained={text.cancelExplained(open, target)}
          confirm={text.cancelNow}
          isDanger
          onConfirm={() => void cancelLaunch(id, null)}
        />
      )}
      {stopped > 0 && (
        <Asking
          title={text.againTitle}
          button={asked === 'again' ? text.startingAgain : text.again}
          explained={text.againExplained(stopped)}
          confirm={text.again}
          onConfirm={() => void launchAgain(id, null)}
        />
      )}
      <button
        type="button"
        className={`button${view.state === 'complete' ? ' primary' : ''}`}
        disabled={!back}
        title={back ? undefined : text.openNothing}
        onClick={() => void openLaunch(id)}
      >
        {text.open}
      </button>
    </div>
  );
}

interface AskingProps {
  readonly title: string;
  readonly button: string;
  readonly explained: string;
  readonly confirm: string;
  readonly isDanger?: boolean;
  onConfirm(): void;
}

/** Says what will be done before it is. */
function Asking({ title, button, explained, confirm, isDanger = false, onConfirm }: AskingProps) {
  const root = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const own = root.current;
    // Once it is done there is no button any more: the focus stays with the actions.
    return () => {
      if (own?.contains(document.activeElement)) own.closest<HTMLElement>('[role=group]')?.focus();
    };
  }, []);
  return (
    <span ref={root}>
      <Popover label={title} button={button} align="right">
        {(close) => (
          <div className="job-popover">
            <p>{explained}</p>
            <button
              type="button"
              className={`button ${isDanger ? 'danger' : 'primary'}`}
              onClick={() => {
                close();
                onConfirm();
              }}
            >
              {confirm}
            </button>
          </div>
        )}
      </Popover>
    </span>
  );
}
