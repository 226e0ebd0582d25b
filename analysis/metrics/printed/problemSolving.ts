import type { MetricDefinition } from '../definition';

export const problemSolving: MetricDefinition = {
  id: 'problem_solving',
  name: 'Problem solving',
  label: 'Problem solving',
  unit: 'percent',
  better: 'higher',
  definition:
    "The generator's own mean score on the benchmarks of the cell's domain; a property of the generator, not of its data.",
  source: 'Kim et al. 2024, Table 7',
  needs: 'printed',
  topic: 'judged',
  cost: 'read from a publication',
};
