/** What is drawn with random numbers; `random` gives uniform numbers in [0, 1). */

/** A position below `count`, each as likely. */
export function drawIndex(count: number, random: () => number): number {
  return Math.floor(random() * count);
}

/** The items in an order drawn from all orders (Fisher & Yates; Durstenfeld 1964). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = drawIndex(last + 1, random);
    const [a, b] = [order[last], order[other]];
    if (a !== undefined) order[other] = a;
    if (b !== undefined) order[last] = b;
  }
  return order;
}
