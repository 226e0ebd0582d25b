import { Redo2, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import type { TableCell } from '../../../../analysis/figures/figure';
import {
  leaveOneOutStrips,
  partName,
  watchedName,
  type WatchedFigure,
} from '../../../../analysis/figures/plots/leaveOneOut';
import type { LeaveOneOut, Part } from '../../../../analysis/study/analyse/sensitivity/leaveOneOut';
import { chord } from '../../../actions/platform';
import { Answered } from '../../../components/Answered';
import { FigurePanel } from '../../../components/exhibit/FigurePanel';
import { IconButton } from '../../../components/IconButton';
import { useColours } from '../../../components/useColours';
import { droppedParts, isDropped, partOf, useGuide } from '../../../state/guide';
import type { OpenedArchive } from '../../../state/opened';
import { analysisText as text } from '../../../text/analysis';
import type { SensitivityAnswers } from '../useSensitivity';
import { MovedFigures } from './MovedFigures';
import { watchedFigures } from './watched';

interface SensitivityProps {
  readonly archive: OpenedArchive;
  readonly sensitivity: SensitivityAnswers;
}

/** Parts of the study left out: each in turn as a picture, and those that are chosen as moved figures. */
export function Sensitivity({ archive, sensitivity }: SensitivityProps) {
  const question = useGuide((state) => state.question);
  return (
    <Answered answer={sensitivity.parts} lines={6}>
      {(parts) =>
        watchedFigures(question, parts.all).length === 0 ? (
          <p className="quiet">{text.bareStep}</p>
        ) : (
          <>
            <Chosen archive={archive} parts={parts} />
            <MovedFigures sensitivity={sensitivity} study={archive.study} />
            <Strips archive={archive} parts={parts} />
          </>
        )
      }
    </Answered>
  );
}

interface PartsProps {
  readonly archive: OpenedArchive;
  readonly parts: LeaveOneOut;
}

const kinds = ['generator', 'setting', 'cell'] as const;

/** What is left out, and the ways to leave more out or take it back. */
function Chosen({ archive: { study }, parts }: PartsProps) {
  const { dropped, past, future, toggle, clear, undo, redo } = useGuide();
  const chosen = droppedParts(dropped);
  const choices = parts.parts.map(({ part }) => part).filter((part) => !isDropped(dropped, part));
  return (
    <div className="chosen">
      <div className="pickers" role="group" aria-label={text.leaveOut}>
        {kinds.map((kind) => {
          const own = choices.filter((part) => part.kind === kind);
          return (
            <select
              key={kind}
              aria-label={text.leaveOutWhat(kind)}
              value=""
              disabled={own.length === 0}
              onChange={({ currentTarget }) => {
                const part = own[Number(currentTarget.value)];
                if (part) toggle(part);
              }}
            >
              <option value="">{text.choose(kind)}</option>
              {own.map((part, index) => (
                <option key={JSON.stringify(part)} value={index}>
                  {partName(study, part)}
                </option>
              ))}
            </select>
          );
        })}
        <IconButton icon={Undo2} label={text.undo} shortcut={chord('Z')} disabled={past.length === 0} onClick={undo} />
        <IconButton
          icon={Redo2}
          label={text.redo}
          shortcut={chord('Shift', 'Z')}
          disabled={future.length === 0}
          onClick={redo}
        />
      </div>
      {chosen.length === 0 ? (
        <p className="quiet">{text.nothingLeftOut}</p>
      ) : (
        <ul className="chips" aria-label={text.withoutThese}>
          {chosen.map((part) => (
            <Chip key={JSON.stringify(part)} name={partName(study, part)} onRemove={() => toggle(part)} />
          ))}
          <li>
            <button type="button" className="link" onClick={clear}>
              {text.takeAllBack}
            </button>
          </li>
        </ul>
      )}
    </div>
  );
}

function Chip({ name, onRemove }: { readonly name: string; onRemove(): void }) {
  return (
    <li className="chip">
      {name}
      <button type="button" aria-label={text.takeBack(name)} onClick={onRemove}>
        <X size={12} aria-hidden />
      </button>
    </li>
  );
}

/** The picture of each part left out in turn; a mark that is chosen is left out. */
function Strips({ archive: { study }, parts }: PartsProps) {
  const { question, toggle } = useGuide();
  const colours = useColours();
  const choices = watchedFigures(question, parts.all);
  const [wanted, setWanted] = useState<WatchedFigure | null>(null);
  const watched = choices.find((figure) => figure === wanted) ?? choices[0];
  if (watched === undefined) return null;
  const leaveOut = ({ subject }: Pick<TableCell, 'subject'>): void => {
    const part: Part | null = partOf(subject);
    if (part) toggle(part);
  };
  return (
    <>
      <label className="watch">
        {text.watch}
        <select
          value={watched}
          onChange={({ currentTarget }) => setWanted(choices[currentTarget.selectedIndex] ?? null)}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {watchedName(choice)}
            </option>
          ))}
        </select>
      </label>
      <div className="figures wide">
        <FigurePanel
          anchor="figure-leave_one_out"
          figure={leaveOneOutStrips(study, parts, watched)}
          colours={colours}
          onOpen={leaveOut}
        />
      </div>
    </>
  );
}
