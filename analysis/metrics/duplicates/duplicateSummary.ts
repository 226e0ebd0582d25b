/** What duplicates make of a group of texts, in numbers, and the clusters themselves. */
import type { Duplicates } from './findings';

export interface DuplicateSummary {
  /** Texts with words: what the rest is counted on. */
  readonly n: number;
  readonly withoutWords: number;
  /** Different texts: what is left once exact duplicates are removed. */
  readonly distinct: number;
  /** 1 − distinct/n; null where n is 0. */
  readonly exactShare: number | null;
  /** Clusters that its texts fall in: what is left once near-duplicates are removed. Hill number of order 0. */
  readonly clusters: number;
  /** 1 − clusters/n. */
  readonly nearShare: number | null;
  /** exp(−Σ p·ln p) over the shares p of its texts in the clusters: the Hill number of order 1 (Hill 1973, Ecology 54, 427–432). */
  readonly effectiveNumber: number | null;
  /** Share of texts in a cluster that holds texts of other groups too. */
  readonly sharedShare: number | null;
}

/** One summary a group, by its number. `isShared`: clusters that count as shared, by default those of several groups. */
export function summariseGroups(
  found: Duplicates,
  groups: number,
  isShared: ReadonlySet<number> = sharedClusters(found),
): DuplicateSummary[] {
  return Array.from({ length: groups }, (_, group) => summarise(found, group, isShared));
}

function summarise(found: Duplicates, group: number, isShared: ReadonlySet<number>): DuplicateSummary {
  const sizes = new Map<number, number>();
  const firsts = new Set<number>();
  let [n, withoutWords, shared] = [0, 0, 0];
  found.groups.forEach((each, text) => {
    if (each !== group) return;
    const cluster = found.clusters[text] ?? -1;
    if (cluster === -1) {
      withoutWords++;
      return;
    }
    n++;
    sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
    firsts.add(found.first[text] ?? text);
    if (isShared.has(cluster)) shared++;
  });
  const share = (part: number): number | null => (n === 0 ? null : part / n);
  let entropy = 0;
  for (const size of sizes.values()) entropy -= (size / n) * Math.log(size / n);
  return {
    n,
    withoutWords,
    distinct: firsts.size,
    exactShare: share(n - firsts.size),
    clusters: sizes.size,
    nearShare: share(n - sizes.size),
    effectiveNumber: n === 0 ? null : Math.exp(entropy),
    sharedShare: share(shared),
  };
}

/** Clusters with texts of more than one group. */
function sharedClusters({ clusters, groups }: Duplicates): Set<number> {
  const shared = new Set<number>();
  clusters.forEach((cluster, text) => {
    if (cluster !== -1 && groups[cluster] !== groups[text]) shared.add(cluster);
  });
  return shared;
}

/** The texts of every cluster of two and more, the largest first. */
export function clustersOf({ clusters }: Duplicates): Int32Array[] {
  const sizes = new Int32Array(clusters.length);
  clusters.forEach((cluster) => {
    if (cluster !== -1) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  });
  const members = new Map<number, { readonly texts: Int32Array; filled: number }>();
  clusters.forEach((cluster, text) => {
    const size = cluster === -1 ? 0 : (sizes[cluster] ?? 0);
    if (size < 2) return;
    const known = members.get(cluster) ?? { texts: new Int32Array(size), filled: 0 };
    members.set(cluster, known);
    known.texts[known.filled++] = text;
  });
  return Array.from(members.values(), ({ texts }) => texts).sort(
    (a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0),
  );
}
