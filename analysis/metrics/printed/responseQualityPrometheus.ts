import type { MetricDefinition } from '../definition';

export const responseQualityPrometheus: MetricDefinition = {
  id: 'response_quality_prometheus',
  name: 'Response quality (Prometheus 2)',
  label: 'Quality, Prometheus',
  unit: 'score 1–5',
  better: 'higher',
  definition:
    "Mean over instances of a grade from 1 to 5 that Prometheus-2-8x7B gives the response by the domain's quality rubric.",
  source: 'Kim et al. 2024, Table 8',
  needs: 'printed',
  topic: 'judged',
  cost: 'read from a publication',
};
