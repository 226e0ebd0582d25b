import { frameText } from '../text/frame';
import { useDelayed } from './useDelayed';

const skeletonAfterMs = 200;

/** Grey lines where content is about to stand; nothing at all where it comes at once. */
export function Skeleton({ lines = 8 }: { readonly lines?: number }) {
  const shown = useDelayed(skeletonAfterMs);
  return (
    <div className="skeleton" role="status" aria-label={frameText.loading}>
      {shown && Array.from({ length: lines }, (_, line) => <span key={line} />)}
    </div>
  );
}
