import type { Progress } from '../../analysis/task';
import { bytesText } from '../../analysis/figures/bytesText';
import { useDelayed } from '../components/useDelayed';
import type { RunningTask } from '../state/tasks';
import { frameText as text } from '../text/frame';

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
  const { label, done, total, unit } = progress;
  const said = unit === 'bytes' ? bytesText(done) : done.toLocaleString('en');
  if (total === null || total === 0)
    return (
      <span className="quiet">
        {label} · {said}
      </span>
    );
  const share = Math.min(1, done / total);
  return (
    <>
      <span className="quiet words">{label}</span>
      <progress value={share} aria-label={label} />
      <span className="percent">{Math.floor(share * 100)} %</span>
    </>
  );
}
