import type { MetricDefinition } from '../definition';

export const instructionDifficultyPrometheus: MetricDefinition = {
  id: 'instruction_difficulty_prometheus',
  name: 'Instruction difficulty (Prometheus 2)',
  label: 'Difficulty, Prometheus',
  unit: 'score 1–5',
  better: 'none',
  definition:
    "Mean over instances of a grade from 1 to 5 that Prometheus-2-8x7B gives the instruction by the domain's difficulty rubric.",
  source: 'Kim et al. 2024, Table 8',
  needs: 'printed',
  topic: 'judged',
  cost: 'read from a publication',
};
