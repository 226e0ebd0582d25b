import { Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../analysis/problem';
import { severityText } from '../text/severity';

const icons = { fault: OctagonAlert, caution: TriangleAlert, note: Info } as const;

/** Icon of a severity; with `word` also its name, else its name for screen readers only. */
export function SeverityIcon({ severity, word = false }: { readonly severity: Severity; readonly word?: boolean }) {
  const Icon = icons[severity];
  return (
    <span className={`severity severity-${severity}`}>
      <Icon size={13} strokeWidth={2} aria-hidden />
      <span className={word ? 'severity-word' : 'visually-hidden'}>{severityText[severity].one}</span>
    </span>
  );
}

const order: readonly Severity[] = ['fault', 'caution', 'note'];

/** The worst severity of a list; null where it is empty. */
export function worst(notes: readonly { readonly severity: Severity }[]): Severity | null {
  return order.find((severity) => notes.some((note) => note.severity === severity)) ?? null;
}
