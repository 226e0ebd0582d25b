import { useState } from 'react';
import type { JobView } from '../../../../electron/contract';
import { ActionGroup } from '../../../components/ActionGroup';
import { Popover } from '../../../components/Popover';
import { cancelJob, openJob, pauseJob, resumeJob, useJobs } from '../../../state/jobs/jobs';
import { typedNumber } from '../../../state/jobs/checkForm';
import { duplicateJob } from '../../../state/jobs/planning';
import { jobsText as text } from '../../../text/jobs';

/** What can be done with a job in the state that it is in. */
export function JobActions({ view }: { readonly view: JobView }) {
  const { id, state, isHere, progress } = view;
  const ending = useJobs((jobs) => jobs.ending[id]);
  return (
    <ActionGroup className="job-actions" label={text.actions}>
      {state === 'running' && !isHere && <span className="quiet">{text.elsewhere}</span>}
      {state === 'running' && isHere && (
        <>
          {ending !== undefined && (
            <span className="quiet" role="status">
              {ending === 'pause' ? text.pausing : text.cancelling}
            </span>
          )}
          {ending === undefined && (
            <button type="button" className="button" onClick={() => void pauseJob(id)}>
              {text.pause}
            </button>
          )}
          {ending !== 'cancel' && (
            <Popover label={text.cancelTitle} button={text.cancel} align="right">
              {(close) => (
                <div className="job-popover">
                  <p>{text.cancelExplained(progress?.inFlight ?? 0)}</p>
                  <button
                    type="button"
                    className="button danger"
                    onClick={() => {
                      close();
                      void cancelJob(id);
                    }}
                  >
                    {text.cancelNow}
                  </button>
                </div>
              )}
            </Popover>
          )}
        </>
      )}
      {state !== 'running' && state !== 'complete' && <Resume view={view} />}
      <button type="button" className="button" onClick={() => void duplicateJob(id)}>
        {text.duplicate}
      </button>
      {progress !== null && (
        <button
          type="button"
          className={`button${state === 'complete' ? ' primary' : ''}`}
          // What is known of an interrupted job is older than what arrived.
          disabled={state === 'running' || (state !== 'interrupted' && progress.accepted === 0)}
          title={state === 'running' ? text.openLater : undefined}
          onClick={() => void openJob(id)}
        >
          {text.open}
        </button>
      )}
    </ActionGroup>
  );
}

/** Says what is left and takes another budget before anything is sent again. */
function Resume({ view: { id, plan, progress } }: { readonly view: JobView }) {
  const first = progress?.budgetUsd ?? plan.running.budgetUsd;
  const [typed, setTyped] = useState(first === null ? '' : String(first));
  const budget = typedNumber(typed);
  const isRight = budget === null ? first === null : budget > 0;
  const name = progress === null ? text.start : text.resume;
  const left = progress === null ? (plan.kind === 'generate' ? plan.count : null) : progress.wanted - progress.accepted;
  return (
    <Popover
      label={progress === null ? text.startTitle : text.resumeTitle}
      button={name}
      align="right"
      className="button primary"
    >
      {(close) => (
        <form
          className="job-popover"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isRight) return;
            close();
            void resumeJob(id, budget);
          }}
        >
          {left !== null && <p>{text.resumeExplained(left)}</p>}
          <label>
            <span className="field-name">{text.resumeBudget}</span>
            <input
              inputMode="decimal"
              value={typed}
              aria-invalid={!isRight}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          <button type="submit" className="button primary" disabled={!isRight}>
            {name}
          </button>
        </form>
      )}
    </Popover>
  );
}
