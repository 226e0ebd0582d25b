import type { LeaveOneOut } from '../../study/analyse/sensitivity/leaveOneOut';
import type { Study } from '../../study/study';
import { partName, watchedName, watchedText, watchedValue, type WatchedFigure } from '../plots/leaveOneOut';
import type { StepContent } from './guideStep';

/** How far each watched figure moves when one part goes, and without which part it is at its ends. */
export function sensitivityStep(
  study: Study,
  leaveOneOut: LeaveOneOut | null,
  watched: readonly WatchedFigure[],
  tables: readonly string[],
): StepContent {
  return {
    sentences: leaveOneOut === null ? [] : watched.flatMap((figure) => rangeOf(study, leaveOneOut, figure)),
    figures: [],
    tables,
    findings: [],
  };
}

function rangeOf(study: Study, { all, parts }: LeaveOneOut, figure: WatchedFigure): string[] {
  const whole = watchedValue(all, figure);
  const found = parts
    .flatMap(({ part, without }) => {
      const value = watchedValue(without, figure);
      return value === null ? [] : [{ part, value }];
    })
    .sort((a, b) => a.value - b.value);
  const [lowest] = found;
  const highest = found.at(-1);
  if (whole === null || !lowest || !highest) return [];
  const shown = (value: number) => watchedText(value, figure);
  const turns = lowest.value < 0 && highest.value > 0;
  return [
    `${watchedName(figure)}: ${shown(whole)} with all parts; without one part it lies between ${shown(lowest.value)} ` +
      `(without ${partName(study, lowest.part)}) and ${shown(highest.value)} (without ${partName(study, highest.part)})` +
      `${turns ? ', on both sides of zero' : ''}.`,
  ];
}
