import type { Relation } from '../../analysisResults';
import type { LineEvidence } from '../../evidenceResults';
import type { TableSpec } from '../figure';
import { outOfSampleColumns, outOfSampleRows } from './parts/outOfSample';

/** How well the line over cells predicts what it has not seen. */
export function lineSkillTable({ r2 }: Relation, { outOfSample }: LineEvidence, settingsR2: number | null): TableSpec {
  return {
    id: 'problem_solving_out_of_sample',
    title: 'The line on problem solving, in the sample and out of it',
    columns: outOfSampleColumns,
    rows: outOfSampleRows(r2, settingsR2, outOfSample),
    notes: [
      'The line is learnt anew without what is left out. Negative means worse than the mean it is compared with.',
    ],
  };
}
