import type { JobView } from '../../../../electron/contract';
import { jobsText as text } from '../../../text/jobs';

/** What screen readers hear of a job: its state, and every tenth of the way. */
export function Announced({ view }: { readonly view: JobView }) {
  const { progress } = view;
  const tenth = progress && progress.wanted > 0 ? Math.floor((10 * progress.accepted) / progress.wanted) : 0;
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {text.said(view, tenth)}
    </p>
  );
}
