import { metricLabel } from '../../metrics/metricLabel';
import { generatorName, settingName } from '../names';
import { findingsOn } from './findingAbout';
import type { GuideInput, QuestionId, StepContent } from './guideStep';
import { counted, listed, quoted } from './phrases';

/** The findings, and the values that look wrong. */
export function againstStep(
  question: QuestionId,
  { study, analysis: { findings, suspicious } }: GuideInput,
): StepContent {
  const own = findingsOn(question, findings);
  const count = (severity: 'fault' | 'caution' | 'note') =>
    own.filter((finding) => finding.severity === severity).length;
  const parts = [
    ...(count('fault') > 0 ? [counted(count('fault'), 'fault')] : []),
    counted(count('caution'), 'caution'),
    counted(count('note'), 'note'),
  ];
  const cells = suspicious ?? [];
  const named = cells.map(
    ({ column, generator, method, domain }) =>
      `${column === 'pgr' ? 'PGR' : quoted(metricLabel(column))} of ${generatorName(study, generator)} in ${settingName(study, method, domain)}`,
  );
  return {
    sentences: [
      own.length === 0
        ? 'Nothing was found that bears on the answer.'
        : `${listed(parts)} bear on the answer; each opens to its numbers.`,
      ...(suspicious === undefined
        ? []
        : [
            cells.length === 0
              ? 'No value stands far from what its generator and its setting let expect.'
              : `${counted(cells.length, 'value')} ${cells.length === 1 ? 'looks' : 'look'} wrong for generator and setting: ${listed(named)}. Compare with the source; the table shows what leaving each out does.`,
          ]),
    ],
    figures: [],
    tables: ['suspicious_cells'],
    findings: own,
  };
}
