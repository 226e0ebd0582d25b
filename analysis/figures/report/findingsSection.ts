import { missing } from '../format';
import { htmlText } from '../writers/htmlText';
import type { Severity } from '../../problem';
import type { ReportInput } from './input';

const rank: Readonly<Record<Severity, number>> = { fault: 0, caution: 1, note: 2 };

function shown(value: number | string | null): string {
  if (value === null) return missing;
  return typeof value === 'string' ? value : String(Number(value.toPrecision(6)));
}

/** Findings of the analysis and checks of the study, faults first, each with the figures it rests on. */
export function findingsSection({ analysis, pgr }: ReportInput): string {
  const all = [...pgr.checks.map((check) => ({ ...check, evidence: {} })), ...analysis.findings].sort(
    (a, b) => rank[a.severity] - rank[b.severity],
  );
  if (all.length === 0) return '<p>None.</p>';
  const items = all.map((finding) => {
    const evidence = Object.entries(finding.evidence).map(
      ([name, value]) => `<li>${htmlText(`${name}: ${shown(value)}`)}</li>`,
    );
    const figures =
      evidence.length === 0 ? '' : `<details><summary>figures</summary><ul>${evidence.join('')}</ul></details>`;
    return `<li><b class="${finding.severity}">${finding.severity}</b> ${htmlText(finding.message)} <code>${htmlText(finding.code)}</code>${figures}</li>`;
  });
  return `<ul>${items.join('\n')}</ul>`;
}
