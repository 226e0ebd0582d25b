import type { QuestionId } from '../../../../analysis/figures/guide/guideStep';
import { componentsWatched } from '../../../../analysis/figures/guide/componentsSteps';
import { problemSolvingWatched } from '../../../../analysis/figures/guide/problemSolvingSteps';
import { watchedValue, type WatchedFigure } from '../../../../analysis/figures/plots/leaveOneOut';
import type { MainFigures } from '../../../../analysis/study/analyse/sensitivity/mainFigures';

/** The figures of a question that this study has. */
export function watchedFigures(question: QuestionId, all: MainFigures): readonly WatchedFigure[] {
  const wanted =
    question === 'components' ? componentsWatched(all.within.map(({ column }) => column)) : problemSolvingWatched;
  return wanted.filter((figure) => watchedValue(all, figure) !== null);
}
