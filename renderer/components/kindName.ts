import type { KindSummary } from '../engine/messages';
import { archivesText } from '../text/archives';

/** A kind of artifact as the user reads it: its name, not its id. */
export function kindName(kinds: readonly KindSummary[], id: string | null): string {
  if (id === null) return archivesText.unrecognised;
  return kinds.find((kind) => kind.id === id)?.name ?? id;
}
