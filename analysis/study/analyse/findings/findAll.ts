import type { Finding } from '../../../analysisResults';
import { examineAbsentParts } from './absentParts';
import { examineComponentCount } from './componentCount';
import { examineData } from './data';
import { examineDifferencesFromPrint } from './differencesFromPrint';
import { examineEvidence } from './evidence';
import type { Examination, FindingContext } from './finding';
import { examineGrouping } from './grouping';
import { examinePrintedComponents } from './printedComponents';
import { examinePrintedLoadings } from './printedLoadings';
import { examineSkill } from './skill';
import { examineRanks } from './ranks';
import { examineSuspiciousCells } from './suspiciousCells';
import { examineWithinSettings } from './withinSettings';

const examinations: readonly Examination[] = [
  examineAbsentParts,
  examineData,
  examineGrouping,
  examineWithinSettings,
  examineSuspiciousCells,
  examineRanks,
  examineSkill,
  examineEvidence,
  examineComponentCount,
  examineDifferencesFromPrint,
  examinePrintedComponents,
  examinePrintedLoadings,
];

const weight = { fault: 0, caution: 1, note: 2 };

/** Everything worth knowing before a result is quoted; the weightiest first. */
export function findAll(context: FindingContext): Finding[] {
  return examinations.flatMap((examine) => examine(context)).sort((a, b) => weight[a.severity] - weight[b.severity]);
}
