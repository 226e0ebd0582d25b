import { bothSides } from '../bothSides';

export const characterMetrics = bothSides({
  id: 'characters',
  name: 'Characters of the {side}',
  label: 'characters',
  unit: 'characters',
  better: 'none',
  definition: 'Unicode code points of the {side}, white space among them, per instance.',
  source: 'Unicode Standard, chapter 3.4 (code points)',
  needs: 'text',
  topic: 'texts',
  cost: 'some 150,000 texts of 2,000 characters a second',
  version: 1,
  measure: ({ characters }) => characters,
});
