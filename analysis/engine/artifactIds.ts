/** Ids of artifacts: each once in the whole store, whichever archives are imported at the same time. */
import type { Connection } from '../ports';
import { highestArtifact } from '../store/artifacts';

export interface ArtifactIds {
  /** The first of `count` ids in a row that nobody else gets. */
  reserve(connection: Connection, count: number): Promise<number>;
}

/** One for each open store. */
export function createArtifactIds(): ArtifactIds {
  let reserved = -1;
  return {
    async reserve(connection, count) {
      const highest = await highestArtifact(connection);
      const first = Math.max(reserved, highest) + 1;
      reserved = first + count - 1;
      return first;
    },
  };
}
