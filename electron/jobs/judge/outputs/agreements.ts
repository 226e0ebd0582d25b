/** How far the grades of a job agree with those of other judges, and with labels of people. */
import { readGrades } from '../../../../analysis/engine/measure/keptJudgements';
import { judgedAspect, type JudgedAspect } from '../../../../analysis/metrics/given/judgedMetric';
import type { DerivedStore } from '../../../../analysis/ports';
import { agreementOf, type Agreement } from '../../../../analysis/statistics/agreement';
import type { JudgedItems } from '../items/items';
import type { Labels } from '../labels/labels';

/** The scale of the rubrics. */
const scale = [1, 2, 3, 4, 5];

export interface AgreementWith extends Agreement {
  /** Another judge, or people. */
  readonly with: 'judge' | 'labels';
  /** The judge's metric, or the field of the labels. */
  readonly name: string;
  /** Of a judge, its names as they are spelled. */
  readonly how: string | null;
}

/** With each field of the labels. Of several labels of one text the first counts. */
export function agreementsWithLabels(
  labels: Labels,
  items: Pick<JudgedItems, 'firstOf'>,
  grades: Float64Array,
  seed: number,
): AgreementWith[] {
  return labels.map(({ name, pairs }) => {
    const seen = new Set<number>();
    const both = pairs.filter(([item]) => {
      const first = items.firstOf(item);
      const isNew = !seen.has(first) && !Number.isNaN(grades[item] ?? NaN);
      if (isNew) seen.add(first);
      return isNew;
    });
    const given = both.map(([item]) => grades[item] ?? NaN);
    const said = both.map(([, value]) => value);
    return { with: 'labels', name, how: null, ...agreementOf(given, said, { scale, seed }) };
  });
}

/**
 * With every other judge, or other version of the rubrics, of whom grades of the same aspect and the same instances are
 * kept.
 */
export async function agreementsWithJudges(
  derived: DerivedStore,
  metric: string,
  aspect: JudgedAspect,
  items: JudgedItems,
  grades: Float64Array,
  seed: number,
): Promise<AgreementWith[]> {
  const byFile = new Map<string, Map<number, number>>();
  grades.forEach((grade, instance) => {
    if (Number.isNaN(grade)) return;
    const { hash, ordinal } = items.at(instance);
    const known = byFile.get(hash) ?? new Map<number, number>();
    byFile.set(hash, known.set(ordinal, grade));
  });
  const found = new Map<string, { how: string; own: number[]; other: number[] }>();
  for (const [hash, own] of byFile)
    for (const { metric: name, how, series } of await readGrades(derived, hash)) {
      if (name === metric || judgedAspect(name) !== aspect) continue;
      const pairs = found.get(name) ?? { how, own: [], other: [] };
      found.set(name, pairs);
      series.ordinals.forEach((ordinal, place) => {
        const grade = own.get(ordinal);
        if (grade === undefined) return;
        pairs.own.push(grade);
        pairs.other.push(series.values[place] ?? NaN);
      });
    }
  return Array.from(found, ([name, { how, own, other }]): AgreementWith => {
    return { with: 'judge', name, how, ...agreementOf(own, other, { scale, seed }) };
  }).filter(({ n }) => n > 0);
}
