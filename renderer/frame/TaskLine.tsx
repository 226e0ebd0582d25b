import type { Progress } from '../../analysis/task';
import { useDelayed } from '../components/useDelayed';
import type { RunningTask } from '../state/tasks';
import { frameText as text } from '../text/frame';
import { amountInWords } from './amountInWords';

const progressAfterMs = 1000;

/** One running task: its name at once, how far it is after a second, and how to stop it. */
export function TaskLine({ task }: { readonly task: RunningTask }) {
  const shown = useDelayed(progressAfterMs);
  const { label, progress, cancel } = task;
  return (
    <span className="task">
      <span className="words">{label}</span>
      {shown && progress && <Amount progress={progress} />}
      {shown && cancel && (
        <button type="button" aria-label={text.cancelTask(label)} onClick={cancel}>
          {text.cancel}
        </button>
      )}
    </span>
  );
}

function Amount({ progress }: { readonly progress: Progress }) {
  const { label, total } = progress;
  const share = total === null || total === 0 ? null : Math.min(1, progress.done / total);
  return (
    <>
      <span className="quiet words">{label}</span>
      {share !== null && (
        <>
          <progress value={share} aria-label={label} />
          <span className="percent">{Math.floor(share * 100)} %</span>
        </>
      )}
      <span className="quiet amount">{amountInWords(progress)}</span>
    </>
  );
}
