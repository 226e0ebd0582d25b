import { chooseAndOpen, openPublished } from '../../actions/opening';
import { EmptyState } from '../../components/EmptyState';
import { PlaceHead } from '../../components/PlaceHead';
import { Skeleton } from '../../components/Skeleton';
import { useArchives } from '../../state/archives';
import { useTasks } from '../../state/tasks';
import { actionsText } from '../../text/actions';
import { compareText as text } from '../../text/compare';

/** The place while fewer than two archives are open: a skeleton while one is read, else the ways to open one. */
export function TooFew() {
  const busy = useTasks(({ running }) => running.length > 0);
  const open = useArchives(({ opened }) => opened.length);
  return (
    <div className="place">
      <PlaceHead place="compare" />
      {busy ? (
        <Skeleton />
      ) : (
        <EmptyState title={text.tooFewTitle} text={text.tooFew(open)}>
          <button type="button" className="button primary" onClick={() => void chooseAndOpen('folder')}>
            {actionsText.openFolder}
          </button>
          <button type="button" className="button" onClick={() => void openPublished()}>
            {actionsText.openPublished}
          </button>
        </EmptyState>
      )}
    </div>
  );
}
