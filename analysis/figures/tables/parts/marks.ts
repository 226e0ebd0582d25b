/** Best and second best of a column. Ties share their mark; after a shared best there is still a second. */

/**
 * One mark an entry, in order; null entries never get one, nor does a column with a single value. Values are compared
 * as shown, by `resolution` (0.1 for one decimal), so that two equal numbers on the page never differ in mark.
 */
export function marksOf(
  values: readonly (number | null)[],
  resolution = 0.1,
): readonly ('best' | 'second' | undefined)[] {
  const shown = values.map((value) => (value === null ? null : Math.round(value / resolution)));
  const ranked = [...new Set(shown.filter((value) => value !== null))].sort((a, b) => b - a);
  if (shown.filter((value) => value !== null).length < 2) return values.map(() => undefined);
  return shown.map((value) =>
    value === null ? undefined : value === ranked[0] ? 'best' : value === ranked[1] ? 'second' : undefined,
  );
}
