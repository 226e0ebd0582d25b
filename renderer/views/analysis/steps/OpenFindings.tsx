import type { Finding } from '../../../../analysis/analysisResults';
import type { FigureSpec, TableSpec } from '../../../../analysis/figures/figure';
import { missing } from '../../../../analysis/figures/format';
import { findingAbout } from '../../../../analysis/figures/guide/findingAbout';
import { SeverityIcon } from '../../../components/SeverityIcon';
import { analysisText as text } from '../../../text/analysis';
import { anchorOf } from '../Contents';

interface OpenFindingsProps {
  readonly findings: readonly Finding[];
  readonly exhibits: readonly (FigureSpec | TableSpec)[];
}

/** Findings that open to the numbers they rest on, and lead to the figure or table that shows them. */
export function OpenFindings({ findings, exhibits }: OpenFindingsProps) {
  return (
    <section className="findings open-findings" aria-label={text.findings}>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.message}`}>
            <details>
              <summary>
                <SeverityIcon severity={finding.severity} word />
                <span>{finding.message}</span>
              </summary>
              <Numbers finding={finding} exhibits={exhibits} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Numbers({
  finding,
  exhibits,
}: {
  readonly finding: Finding;
  readonly exhibits: OpenFindingsProps['exhibits'];
}) {
  const { exhibit } = findingAbout(finding);
  const shown = exhibits.find((one) => anchorOf(one) === exhibit);
  return (
    <div className="numbers">
      <dl>
        {Object.entries(finding.evidence).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{shownValue(value)}</dd>
          </div>
        ))}
      </dl>
      {shown && (
        <button type="button" className="link" onClick={() => goTo(anchorOf(shown))}>
          {text.showExhibit(shown.title)}
        </button>
      )}
    </div>
  );
}

function goTo(anchor: string): void {
  const panel = document.getElementById(anchor);
  panel?.scrollIntoView({ block: 'start' });
  panel?.querySelector<HTMLElement>('[role=img], [role=grid] [tabindex="0"], button')?.focus({ preventScroll: true });
}

function shownValue(value: number | string | null): string {
  if (value === null) return missing;
  return typeof value === 'string' ? value : String(Number(value.toPrecision(5))).replace('-', '−');
}
