import type { Place } from '../state/places';
import { PlaceHead } from './PlaceHead';
import { Skeleton } from './Skeleton';

/** A place whose code is on the way: its name at once, grey lines where the rest is about to stand. */
export function LoadingPlace({ place }: { readonly place: Place }) {
  return (
    <div className="place">
      <PlaceHead place={place} />
      <Skeleton />
    </div>
  );
}
