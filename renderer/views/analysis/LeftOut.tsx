import { generatorName, settingName } from '../../../analysis/figures/names';
import type { AnalyseResult } from '../../../analysis/analysisResults';
import type { Study } from '../../../analysis/study/study';
import { analysisText as text } from '../../text/analysis';

interface LeftOutProps {
  readonly cells: AnalyseResult['data']['leftOut'];
  readonly study: Study;
}

/** Cells that the analysis does not rest on, each with its reason. */
export function LeftOut({ cells, study }: LeftOutProps) {
  return (
    <details className="left-out">
      <summary>
        {text.leftOutTitle} <span className="count">{cells.length}</span>
      </summary>
      <ul>
        {cells.map(({ generator, method, domain, reason }) => (
          <li key={`${generator} ${method} ${domain} ${reason}`}>
            <strong>{generatorName(study, generator)}</strong>, {settingName(study, method, domain)}
            <span className="quiet">{reason}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
