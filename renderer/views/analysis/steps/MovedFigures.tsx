import type { Study } from '../../../../analysis/study/study';
import {
  partName,
  watchedInterval,
  watchedName,
  watchedText,
  watchedValue,
} from '../../../../analysis/figures/plots/leaveOneOut';
import { droppedParts, useGuide } from '../../../state/guide';
import { analysisText as text } from '../../../text/analysis';
import type { SensitivityAnswers } from '../useSensitivity';
import { watchedFigures } from './watched';

interface MovedFiguresProps {
  readonly sensitivity: SensitivityAnswers;
  readonly study: Study;
}

/** The main figures with all cells, beside those without what is left out; nothing while nothing is. */
export function MovedFigures({ sensitivity: { parts, without }, study }: MovedFiguresProps) {
  const { question, dropped } = useGuide();
  if (without === null || parts.state !== 'there') return null;
  const { all } = parts.value;
  const moved = without.state === 'there' ? without.value : null;
  const names = droppedParts(dropped).map((part) => partName(study, part));
  return (
    <div className="moved">
      <table aria-label={text.movedFigures} aria-busy={without.state === 'waiting'}>
        <thead>
          <tr>
            <th scope="col">{text.figures}</th>
            <th scope="col" className="right">
              {text.all}
            </th>
            <th scope="col" className="right" title={names.join('; ')}>
              {text.withoutThese}
            </th>
            <th scope="col" className="right">
              {text.change}
            </th>
          </tr>
        </thead>
        <tbody>
          {watchedFigures(question, all).map((figure) => {
            const whole = watchedValue(all, figure);
            const left = moved && watchedValue(moved, figure);
            return (
              <tr key={figure}>
                <th scope="row">{watchedName(figure)}</th>
                <td className="right">
                  {watchedText(whole, figure)} <Interval text={watchedInterval(all, figure)} />
                </td>
                <td className="right strong">
                  {watchedText(left, figure)} <Interval text={moved && watchedInterval(moved, figure)} />
                </td>
                <td className="right">{watchedText(left === null || whole === null ? null : left - whole, figure)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="quiet">
        {names.join('; ')}. {moved && text.movedBasis(moved.n, moved.generators, moved.settings)}
        {question === 'problem-solving' && ` ${text.cellsBasis}`}
      </p>
      {without.state === 'failed' && <p role="alert">{without.message}</p>}
    </div>
  );
}

function Interval({ text: limits }: { readonly text: string | null }) {
  return limits === null ? null : <span className="interval">{limits}</span>;
}
