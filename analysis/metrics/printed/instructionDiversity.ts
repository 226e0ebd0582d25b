import type { MetricDefinition } from '../definition';

export const instructionDiversity: MetricDefinition = {
  id: 'instruction_diversity',
  name: 'Instruction diversity',
  label: 'Instruction diversity',
  unit: 'cosine distance',
  better: 'none',
  definition: 'Mean cosine distance over pairs of instructions, embedded by dunzhang/stella_en_400M_v5.',
  source: 'Kim et al. 2024, Table 8',
  needs: 'printed',
  topic: 'vectors',
  cost: 'read from a publication',
};
