/** Ids of artifacts: each once in the whole store, whichever archives are imported at the same time. */
import type { Connection } from '../ports';
import { highestArtifact } from '../store/artifacts';

export interface ArtifactIds {
  /** The first of `count` ids in a row that nobody else gets. */
  reserve(connection: Connection, count: number): Promise<number>;
}

/** One for each open store. */
export function createArtifactIds(): ArtifactIds {
  let next: Promise<number> | null = null;
  return {
    reserve(connection, count) {
      const first = next ?? highestArtifact(connection).then((highest) => highest + 1);
      next = first.then((id) => id + count);
      return first;
    },
  };
}
