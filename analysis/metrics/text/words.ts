import { bothSides } from '../bothSides';

export const wordMetrics = bothSides({
  id: 'words',
  name: 'Words of the {side}',
  label: 'words',
  unit: 'words',
  better: 'none',
  definition: 'Runs of letters, marks, digits and underscores in the {side}, per instance.',
  source: 'Unicode Standard Annex 44, general categories L, M and N',
  needs: 'text',
  topic: 'texts',
  cost: 'some 25,000 texts of 2,000 characters a second',
  version: 1,
  measure: ({ words }) => words.length,
});
