/** How a cell that is compared is named, and why its two numbers are not on one scale. */
import type { CellPlace, ComparedCell, Incomparability } from '../../study/compare/comparison';
import type { Study } from '../../study/study';
import { conditionKey, conditionName } from '../condition';
import { generatorName, settingName } from '../names';

const reasons: Readonly<Record<Incomparability, string>> = {
  fault: 'a fault in one or both',
  status: 'one printed, one computed',
  family: 'another family',
  anchors: 'other anchors',
  protocol: 'another protocol',
  volume: 'another volume',
};

/** `other anchors, another protocol`; null where the two numbers are on one scale. */
export function incomparableInWords({ incomparable }: Pick<ComparedCell, 'incomparable'>): string | null {
  return incomparable.length === 0 ? null : incomparable.map((reason) => reasons[reason]).join(', ');
}

/** Family, volume, variant and language, as far as `among` differ in them; null where they do not. */
export function conditionInWords(cell: CellPlace, among: readonly CellPlace[]): string | null {
  const isOne = among.every((other) => conditionKey(other) === conditionKey(cell));
  return isOne ? null : conditionName(cell, among);
}

/** `Alpha, Writing · Math`, with the condition where `among` differ in it. */
export function cellInWords(study: Study, cell: CellPlace, among: readonly CellPlace[]): string {
  const condition = conditionInWords(cell, among);
  const place = `${generatorName(study, cell.generator)}, ${settingName(study, cell.method, cell.domain)}`;
  return condition === null ? place : `${place} (${condition})`;
}
