import type { LaunchView } from '../../../../../electron/contract';
import { ActionGroup } from '../../../../components/ActionGroup';
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
    <ActionGroup className="job-actions" label={text.actions}>
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
    </ActionGroup>
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
  return (
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
  );
}
