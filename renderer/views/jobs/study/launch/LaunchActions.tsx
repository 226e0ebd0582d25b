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
import { servingText } from '../../../../text/serving';
import { isOpenStep, isStopped } from '../countedState';

/** What can be done with a launch as it is now. */
export function LaunchActions({ view }: { readonly view: LaunchView }) {
  const { id, isHere, target } = view;
  const isServer = view.served !== null;
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
          title={isServer ? servingText.leaveExplained : text.leaveExplained}
          disabled={asked !== undefined}
          onClick={() => void leaveLaunch(id)}
        >
          {asked === 'leave' ? text.leaving : text.leave}
        </button>
      )}
      {open > 0 && (
        <Asking
          title={isServer ? servingText.end : text.cancelTitle}
          button={asked === 'cancel' ? text.cancelling : isServer ? servingText.end : text.cancel}
          explained={isServer ? servingText.endExplained(target) : text.cancelExplained(open, target)}
          confirm={isServer ? servingText.endNow : text.cancelNow}
          isDanger
          disabled={asked !== undefined}
          onConfirm={() => void cancelLaunch(id, null)}
        />
      )}
      {stopped > 0 && (
        <Asking
          title={isServer ? servingText.againTitle : text.againTitle}
          button={asked === 'again' ? text.startingAgain : text.again}
          explained={isServer ? servingText.againExplained : text.againExplained(stopped)}
          confirm={text.again}
          disabled={asked !== undefined}
          onConfirm={() => void launchAgain(id, null)}
        />
      )}
      {!isServer && (
        <button
          type="button"
          className={`button${view.state === 'complete' ? ' primary' : ''}`}
          disabled={!back}
          title={back ? undefined : text.openNothing}
          onClick={() => void openLaunch(id)}
        >
          {text.open}
        </button>
      )}
    </ActionGroup>
  );
}

interface AskingProps {
  readonly title: string;
  readonly button: string;
  readonly explained: string;
  readonly confirm: string;
  readonly isDanger?: boolean;
  readonly disabled: boolean;
  onConfirm(): void;
}

/** Says what will be done before it is. */
function Asking({ title, button, explained, confirm, isDanger = false, disabled, onConfirm }: AskingProps) {
  return (
    <Popover label={title} button={button} align="right" disabled={disabled}>
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
