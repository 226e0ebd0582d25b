/** The longest run of words that two texts share. */
import type { WordIds } from './wordIds';

/**
 * Length of the longest run of `b` that stands in `a` too, by the suffix automaton of `a` (Blumer et al. 1985): time and
 * memory grow with |a| + |b| alone.
 */
export function longestRun({ a, b }: WordIds): number {
  const automaton = suffixAutomaton(a);
  let [state, length, longest] = [0, 0, 0];
  for (const id of b) {
    while (state > 0 && !automaton.next[state]?.has(id)) {
      state = automaton.link[state] ?? 0;
      length = automaton.length[state] ?? 0;
    }
    const following = automaton.next[state]?.get(id);
    if (following === undefined) continue;
    state = following;
    longest = Math.max(longest, ++length);
  }
  return longest;
}

interface Automaton {
  readonly next: Map<number, number>[];
  /** The state of the longest suffix that is in another state; −1 for the first. */
  readonly link: number[];
  /** Of the longest run that leads to the state. */
  readonly length: number[];
}

function suffixAutomaton(ids: Int32Array): Automaton {
  const next = [new Map<number, number>()];
  const link = [-1];
  const length = [0];
  let last = 0;
  for (const id of ids) {
    const added = next.push(new Map()) - 1;
    length.push((length[last] ?? 0) + 1);
    link.push(0);
    let from = last;
    for (; from >= 0 && !next[from]?.has(id); from = link[from] ?? -1) next[from]?.set(id, added);
    const reached = from < 0 ? undefined : next[from]?.get(id);
    if (reached !== undefined) {
      const wanted = (length[from] ?? 0) + 1;
      if (length[reached] === wanted) link[added] = reached;
      else {
        const copy = next.push(new Map(next[reached])) - 1;
        length.push(wanted);
        link.push(link[reached] ?? -1);
        for (; from >= 0 && next[from]?.get(id) === reached; from = link[from] ?? -1) next[from]?.set(id, copy);
        link[reached] = copy;
        link[added] = copy;
      }
    }
    last = added;
  }
  return { next, link, length };
}
