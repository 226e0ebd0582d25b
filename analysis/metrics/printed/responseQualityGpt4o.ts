import type { MetricDefinition } from '../definition';

export const responseQualityGpt4o: MetricDefinition = {
  id: 'response_quality_gpt4o',
  name: 'Response quality (GPT-4o)',
  label: 'Quality, GPT-4o',
  unit: 'score 1–5',
  better: 'higher',
  definition:
    "Mean over instances of a grade from 1 to 5 that GPT-4o gives the response by the domain's quality rubric.",
  source: 'Kim et al. 2024, Table 8',
  needs: 'printed',
  topic: 'judged',
  cost: 'read from a publication',
};
