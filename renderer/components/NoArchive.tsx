import { chooseAndOpen, openPublished } from '../actions/opening';
import { useTasks } from '../state/tasks';
import type { Place } from '../state/places';
import { actionsText } from '../text/actions';
import { archivesText } from '../text/archives';
import { EmptyState } from './EmptyState';
import { PlaceHead } from './PlaceHead';
import { Skeleton } from './Skeleton';

/** A place while no archive is open: a skeleton while one is read, else the ways to open one. */
export function NoArchive({ place }: { readonly place: Place }) {
  const busy = useTasks(({ running }) => running.length > 0);
  return (
    <div className="place">
      <PlaceHead place={place} />
      {busy ? (
        <Skeleton />
      ) : (
        <EmptyState title={archivesText.openTitle} text={archivesText.openExplanation}>
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
