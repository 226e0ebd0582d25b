import type { MetricDefinition } from '../definition';

export const instructionDifficultyGpt4o: MetricDefinition = {
  id: 'instruction_difficulty_gpt4o',
  name: 'Instruction difficulty (GPT-4o)',
  label: 'Difficulty, GPT-4o',
  unit: 'score 1–5',
  better: 'none',
  definition:
    "Mean over instances of a grade from 1 to 5 that GPT-4o gives the instruction by the domain's difficulty rubric.",
  source: 'Kim et al. 2024, Table 8',
  needs: 'printed',
  topic: 'judged',
  cost: 'read from a publication',
};
