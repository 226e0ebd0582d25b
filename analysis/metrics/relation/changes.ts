/** What became of a text, for the eye. */
import { diffWordsWithSpace } from 'diff';

export interface Change {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** Edits beyond which a comparison by words says little and takes long. */
const mostEdits = 4000;

/**
 * The pieces of both texts in their order; what is kept and removed makes the text before, what is kept and added the text
 * after. Texts with next to nothing in common are one removal and one addition.
 */
export function changesOf(before: string, after: string): Change[] {
  const pieces = diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
  if (!pieces)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return pieces.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'kept',
    text: value,
  }));
}
