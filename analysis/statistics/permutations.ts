import { itemAt } from './matrix';

/** All orders of the positions 0 … count − 1, each once, the given one first (Heap 1963). */
export function* permutations(count: number): Generator<number[]> {
  const order = Array.from({ length: count }, (_, i) => i);
  const state = order.map(() => 0);
  yield [...order];
  for (let level = 1; level < count;) {
    const done = itemAt(state, level);
    if (done >= level) {
      state[level] = 0;
      level++;
      continue;
    }
    const other = level % 2 === 0 ? 0 : done;
    const held = itemAt(order, other);
    order[other] = itemAt(order, level);
    order[level] = held;
    yield [...order];
    state[level] = done + 1;
    level = 1;
  }
}
