/** Pairs and clusters out of what the workers tell. */
import type { DuplicateOptions } from './duplicateOptions';
import type { Edges } from './duplicateWork';
import type { ScannedTexts } from './scannedTexts';

export interface DuplicatePair {
  /** Numbers of texts, the smaller first. */
  readonly a: number;
  readonly b: number;
  /** Of their sets of runs of words; 1 for exact duplicates. */
  readonly similarity: number;
}

export interface Duplicates extends ScannedTexts {
  /**
   * The most similar first. Exact duplicates stand beside the first of their kind only, which alone stands beside its
   * near-duplicates. Where only texts of two groups are compared, they stand beside none of their own group.
   */
  readonly pairs: readonly DuplicatePair[];
  /** False: there are more pairs than were asked for. Clusters are complete all the same. */
  readonly pairsComplete: boolean;
  /** For each text the first of its cluster, of texts that pairs connect; −1: it has no words. */
  readonly clusters: Int32Array;
  /** For each text the highest similarity of a pair that it was seen in; 0: it is in none. */
  readonly similarities: Float64Array;
}

export interface Findings {
  add(edges: Edges): void;
  /** `cut`: the workers left pairs out. */
  all(cut: boolean): Duplicates;
}

export function createFindings(
  texts: ScannedTexts,
  { pairs: rule, mostPairs }: Pick<DuplicateOptions, 'pairs' | 'mostPairs'>,
): Findings {
  const clusters = texts.first.slice();
  const similarities = new Float64Array(clusters.length);
  const pairs: DuplicatePair[] = [];
  let left = 0;

  const rootOf = (text: number): number => {
    let root = text;
    while (clusters[root] !== root) root = clusters[root] ?? root;
    for (let at = text; at !== root;) {
      const next = clusters[at] ?? root;
      clusters[at] = root;
      at = next;
    }
    return root;
  };
  const connect = (a: number, b: number): void => {
    const [rootA, rootB] = [rootOf(a), rootOf(b)];
    clusters[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  };
  const tell = (one: number, two: number, similarity: number): void => {
    const [a, b] = [Math.min(one, two), Math.max(one, two)];
    similarities[a] = Math.max(similarities[a] ?? 0, similarity);
    similarities[b] = Math.max(similarities[b] ?? 0, similarity);
    if (pairs.length < mostPairs) pairs.push({ a, b, similarity });
    else left++;
  };

  return {
    add(edges) {
      for (let at = 0; at < edges.length; at += 4) {
        const [one = 0, two = 0] = [edges[at], edges[at + 1]];
        connect(one, two);
        tell(one, two, (edges[at + 2] ?? 0) / (edges[at + 3] ?? 1));
      }
    },
    all(cut) {
      texts.first.forEach((first, text) => {
        if (first === -1 || first === text) return;
        connect(first, text);
        // Between groups an exact duplicate of its own group is no find, but it has the same partners.
        if (rule === 'other-group') similarities[text] = similarities[first] ?? 0;
        else tell(first, text, 1);
      });
      clusters.forEach((cluster, text) => {
        if (cluster !== -1) rootOf(text);
      });
      pairs.sort((p, q) => q.similarity - p.similarity || p.a - q.a || p.b - q.b);
      return { ...texts, pairs, pairsComplete: !cut && left === 0, clusters, similarities };
    },
  };
}
