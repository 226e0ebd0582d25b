/** The columns and rows of a table that says how well something predicts what it has not seen. */
import type { SkillLeftOut } from '../../../evidenceResults';
import type { TableCell, TableColumn } from '../../figure';
import { formatR2 } from '../../format';
import { missingCell, numberCell, numberColumn, textCell, textColumn } from './cell';

const leftNames = { row: 'One cell left out', generator: 'One generator left out', setting: 'One setting left out' };

export const outOfSampleColumns: readonly TableColumn[] = [
  textColumn('left', 'Predicted'),
  numberColumn('r2', 'Against the mean', null, 'R²'),
  numberColumn('r2AgainstSettings', 'Against the settings’ means', null, 'R²'),
  numberColumn('settingsR2', 'Settings’ means, against the mean', null, 'R²'),
];

/** The fit first: its R² and that of the settings' means, both in the sample; then a row for each thing left out. */
export function outOfSampleRows(
  r2: number,
  settingsR2: number | null,
  outOfSample: readonly SkillLeftOut[],
): readonly (readonly TableCell[])[] {
  return [
    [
      textCell('sample', 'Cells it was fitted to'),
      numberCell(r2, formatR2),
      missingCell(),
      numberCell(settingsR2, formatR2),
    ],
    ...outOfSample.map((skill) => [
      textCell(skill.left, leftNames[skill.left]),
      numberCell(skill.r2, formatR2),
      numberCell(skill.r2AgainstSettings, formatR2),
      numberCell(skill.settingsR2, formatR2),
    ]),
  ];
}
