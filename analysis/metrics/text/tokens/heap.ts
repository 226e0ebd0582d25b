/** The least of many numbers that come and go. */
export interface Heap {
  push(value: number): void;
  /** Takes out the least; undefined where there is none. */
  pop(): number | undefined;
}

/** A binary heap. */
export function createHeap(): Heap {
  const values: number[] = [];
  const at = (place: number): number => values[place] ?? Infinity;

  const sink = (value: number): void => {
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const least = at(left + 1) < at(left) ? left + 1 : left;
      if (least >= values.length || at(least) >= value) break;
      values[place] = at(least);
      place = least;
    }
    values[place] = value;
  };
  return {
    push(value) {
      let place = values.length;
      values.push(value);
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (at(parent) <= value) break;
        values[place] = at(parent);
        place = parent;
      }
      values[place] = value;
    },
    pop() {
      const least = values[0];
      const last = values.pop();
      if (last !== undefined && values.length > 0) sink(last);
      return least;
    },
  };
}
