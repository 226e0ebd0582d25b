import type { CoverageCell } from '../../analysis/study/coverage';
import { benchmarkName } from '../../analysis/figures/names';
import type { Study } from '../../analysis/study/study';
import { coverageText as text } from '../text/coverage';

/** What a cell has and lacks, a line each. */
export function cellInWords(study: Study, cell: CoverageCell): readonly string[] {
  const { data, training, evaluation, printed } = cell;
  const benchmarks = (ids: readonly string[]): string => ids.map((id) => benchmarkName(study, id)).join(', ');
  return [
    data.files === 0 ? text.noData : text.data(data.files, data.instances),
    training.files === 0 ? text.noTraining : text.training(training.files),
    evaluation.present.length === 0
      ? text.noEvaluation
      : evaluation.missing.length === 0
        ? text.evaluation(benchmarks(evaluation.present))
        : text.partEvaluation(benchmarks(evaluation.present), benchmarks(evaluation.missing)),
    ...(printed ? [text.printed] : []),
  ];
}
