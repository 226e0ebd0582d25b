// @ts-check
/** Chance that comes out the same each time, on every machine: whole numbers only. */

/** @typedef {{ below: (n: number) => number, from: <T>(list: readonly T[]) => T, chance: (share: number) => boolean }} Random */

/**
 * Numbers that `name` alone decides: FNV-1a of the name starts mulberry32.
 * @param {string} name
 * @returns {Random}
 */
export function randomOf(name) {
  let state = 0x811c9dc5;
  for (const character of name) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (/** @type {number} */ n) => next() % n;
  return {
    below,
    from(list) {
      const chosen = list[below(list.length)];
      if (chosen === undefined) throw new RangeError('The list is empty.');
      return chosen;
    },
    chance: (share) => below(1000) < Math.round(1000 * share),
  };
}
