import type { Severity } from '../../analysis/problem';

/** The words that go with the icons. */
export const severityText: Readonly<Record<Severity, { readonly one: string; readonly many: string }>> = {
  fault: { one: 'Fault', many: 'Faults' },
  caution: { one: 'Caution', many: 'Cautions' },
  note: { one: 'Note', many: 'Notes' },
};
