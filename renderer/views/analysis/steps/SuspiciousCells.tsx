import type { SuspiciousCell } from '../../../../analysis/analysisResults';
import { partName } from '../../../../analysis/figures/plots/leaveOneOut';
import type { Part } from '../../../../analysis/study/analyse/sensitivity/leaveOneOut';
import type { Study } from '../../../../analysis/study/study';
import { isDropped, useGuide } from '../../../state/guide';
import { analysisText as text } from '../../../text/analysis';

interface SuspiciousCellsProps {
  readonly cells: readonly SuspiciousCell[];
  readonly study: Study;
}

/** The cells whose values look wrong, each to be left out and taken back; a cell with several such values stands once. */
export function SuspiciousCells({ cells, study }: SuspiciousCellsProps) {
  const { dropped, toggle } = useGuide();
  const parts = new Map(
    cells.map(({ generator, method, domain }): [string, Part] => [
      JSON.stringify([generator, method, domain]),
      { kind: 'cell', generator, method, domain },
    ]),
  );
  if (parts.size === 0) return null;
  return (
    <ul className="chips suspicious" aria-label={text.suspicious}>
      <li className="quiet">{text.leaveOut}</li>
      {[...parts].map(([key, part]) => (
        <li key={key}>
          <button type="button" className="chip" aria-pressed={isDropped(dropped, part)} onClick={() => toggle(part)}>
            {partName(study, part)}
          </button>
        </li>
      ))}
    </ul>
  );
}
