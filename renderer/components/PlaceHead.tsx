import type { ReactNode } from 'react';
import type { Place } from '../state/places';
import { placesText } from '../text/places';

/** A place's name, the question it answers, and beside them what its numbers rest on. */
export function PlaceHead({ place, children }: { readonly place: Place; readonly children?: ReactNode }) {
  return (
    <header className="place-head">
      <h1>{placesText.names[place]}</h1>
      <p className="question">{placesText.questions[place]}</p>
      <p className="basis">{children}</p>
    </header>
  );
}
