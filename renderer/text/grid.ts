/** Words of tables. */
export const gridText = {
  marks: { best: 'best', second: 'second' },
  allIn: (unit: string) => `all in ${unit}`,
  filter: 'Filter',
  noMatch: 'No row matches the filter.',
} as const;
