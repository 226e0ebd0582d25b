/** Words of tables. */
export const gridText = {
  marks: { best: 'best', second: 'second' },
  sortBy: (header: string) => `Sort by ${header}`,
  allIn: (unit: string) => `all in ${unit}`,
  filter: 'Filter',
  clearFilter: 'Clear the filter',
  noMatch: 'No row matches the filter.',
} as const;
