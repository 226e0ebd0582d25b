/** Which texts were there before, by 64-bit hashes, in 12 bytes a slot: there are millions. */

export interface SeenTexts {
  /** The number that came with this hash and group first: the given one where they are new. */
  first(low: number, high: number, group: number, number: number): number;
}

export function createSeenTexts(): SeenTexts {
  let mask = (1 << 12) - 1;
  let hashes = new Uint32Array(2 * (mask + 1));
  let numbers = new Int32Array(mask + 1).fill(-1);
  let count = 0;

  const slotOf = (low: number, high: number): number => {
    let slot = (low ^ (high >>> 7)) & mask;
    while (numbers[slot] !== -1 && (hashes[2 * slot] !== low || hashes[2 * slot + 1] !== high))
      slot = (slot + 1) & mask;
    return slot;
  };
  const put = (slot: number, low: number, high: number, number: number): void => {
    hashes[2 * slot] = low;
    hashes[2 * slot + 1] = high;
    numbers[slot] = number;
  };
  const grow = (): void => {
    const [oldHashes, oldNumbers] = [hashes, numbers];
    mask = 2 * mask + 1;
    hashes = new Uint32Array(2 * (mask + 1));
    numbers = new Int32Array(mask + 1).fill(-1);
    oldNumbers.forEach((number, slot) => {
      if (number === -1) return;
      const [low = 0, high = 0] = [oldHashes[2 * slot], oldHashes[2 * slot + 1]];
      put(slotOf(low, high), low, high, number);
    });
  };
  return {
    first(low, high, group, number) {
      // A group is mixed into the hash: equal texts of two groups are two.
      const mixed = (low ^ Math.imul(group, 0x9e3779b1)) >>> 0;
      const slot = slotOf(mixed, high);
      const known = numbers[slot] ?? -1;
      if (known !== -1) return known;
      put(slot, mixed, high, number);
      if (++count * 2 > mask) grow();
      return number;
    },
  };
}
