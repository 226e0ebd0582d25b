import { Fragment, useRef, useState, type KeyboardEvent } from 'react';
import type { LaunchCell, LaunchStep, LaunchView } from '../../../../../electron/contract';
import { lookAtStep, useLaunches } from '../../../../state/study/launches';
import { launchText as text } from '../../../../text/launches';
import { gridOf, stepBeside } from './gridOf';
import { StepButton } from './StepButton';
import { useStudyNames } from './useStudyNames';

interface Place {
  readonly row: number;
  readonly at: number;
}

/** Room for the steps of one cell in the count of places. */
const cellWidth = 100;

/** Generators × settings with a sign for each step of a cell, anchors above. Arrow keys go from step to step. */
export function CellGrid({ view }: { readonly view: LaunchView }) {
  const names = useStudyNames();
  const shown = useLaunches((state) => state.shownStep);
  const [active, setActive] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const { anchors, settings, rows } = gridOf(view);
  const steps = new Map(view.view.map((step) => [step.step, step]));
  const places = new Map<string, Place>();
  anchors.forEach((cell, row) => cell.steps.forEach((step, at) => places.set(step, { row, at })));
  rows.forEach(({ cells }, index) =>
    cells.forEach((cell, setting) =>
      cell
        .flatMap((each) => each.steps)
        .forEach((step, at) => places.set(step, { row: anchors.length + index, at: setting * cellWidth + at })),
    ),
  );
  const tabStep = active !== null && places.has(active) ? active : ([...places.keys()][0] ?? null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = tabStep === null ? undefined : places.get(tabStep);
    if (!from || !/^(Arrow|Home|End)/.test(event.key)) return;
    event.preventDefault();
    const all = [...places].map(([step, place]) => ({ step, ...place })).sort((a, b) => a.row - b.row || a.at - b.at);
    const to = stepBeside(all, { step: tabStep ?? '', ...from }, event.key);
    setActive(to.step);
    root.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(to.step)}"]`)?.focus();
  };
  const signs = (cell: LaunchCell, subject: string) =>
    cell.steps.map((id) => {
      const step: LaunchStep | undefined = steps.get(id);
      return step ? (
        <StepButton
          key={id}
          step={step}
          subject={subject}
          isShown={id === shown}
          isTabStop={id === tabStep}
          onFocus={() => setActive(id)}
          onOpen={() => lookAtStep(id === shown ? null : id)}
        />
      ) : null;
    });
  return (
    <div ref={root} className="table-scroll launch-grid" onKeyDown={onKeyDown}>
      <table className="grid" aria-label={text.cells}>
        <caption className="visually-hidden">{text.cellsExplained}</caption>
        <thead>
          <tr>
            <th scope="col">{text.generator}</th>
            {settings.map(({ method, domain }) => (
              <th key={`${domain ?? ''} ${method ?? ''}`} scope="col">
                <span className="setting-name">
                  {domain === null ? text.noSetting : names.domain(domain)}
                  {method !== null && <span className="quiet">{names.method(method)}</span>}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {anchors.map((cell) => (
            <tr key={cell.role} className="anchor-row">
              <th scope="row">{text.anchors[cell.role]}</th>
              <td colSpan={Math.max(1, settings.length)}>{signs(cell, text.anchors[cell.role])}</td>
            </tr>
          ))}
          {rows.map(({ generator, cells }) => (
            <tr key={generator ?? ''}>
              <th scope="row" className="words" title={generator ?? undefined}>
                {generator === null ? text.noGenerator : names.generator(generator)}
              </th>
              {cells.map((runs, index) => (
                <td key={index} className={runs.length === 0 ? 'missing' : undefined}>
                  {runs.length === 0 && '–'}
                  {runs.map((cell) => (
                    <Fragment key={cell.run}>
                      <span className="cell-steps">{signs(cell, cell.run ?? '')}</span>
                    </Fragment>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
