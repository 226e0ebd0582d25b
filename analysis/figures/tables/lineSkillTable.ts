import type { Relation } from '../../analysisResults';
import type { LineEvidence } from '../../evidenceResults';
import type { TableCell, TableSpec } from '../figure';
import { formatR2 } from '../format';
import { missingCell, numberCell, numberColumn, textCell, textColumn } from './parts/cell';

const leftNames = { row: 'One cell left out', generator: 'One generator left out', setting: 'One setting left out' };

/** How well the line over cells predicts what it has not seen. */
export function lineSkillTable({ r2 }: Relation, { outOfSample }: LineEvidence, settingsR2: number | null): TableSpec {
  return {
    id: 'problem_solving_out_of_sample',
    title: 'The line on problem solving, in the sample and out of it',
    columns: [
      textColumn('left', 'Predicted'),
      numberColumn('r2', 'Against the mean', null, 'R²'),
      numberColumn('r2AgainstSettings', 'Against the settings’ means', null, 'R²'),
      numberColumn('settingsR2', 'Settings’ means, against the mean', null, 'R²'),
    ],
    rows: [
      [
        textCell('sample', 'Cells it was fitted to'),
        numberCell(r2, formatR2),
        missingCell(),
        numberCell(settingsR2, formatR2),
      ],
      ...outOfSample.map((skill): readonly TableCell[] => [
        textCell(skill.left, leftNames[skill.left]),
        numberCell(skill.r2, formatR2),
        numberCell(skill.r2AgainstSettings, formatR2),
        numberCell(skill.settingsR2, formatR2),
      ]),
    ],
    notes: [
      'The line is learnt anew without what is left out. Negative means worse than the mean it is compared with.',
    ],
  };
}
