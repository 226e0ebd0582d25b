import type { PgrResult } from '../../results';
import type { Evaluation, MetricValue, PrintedValue, Study } from '../study';

/** Everything the analysis of a study reads. */
export interface AnalyseInput {
  readonly study: Study;
  readonly pgr: PgrResult;
  readonly evaluations: readonly Evaluation[];
  readonly metrics: readonly MetricValue[];
  /** The user's choice among `metrics` and problem solving; absent: all of them. */
  readonly columns?: readonly string[] | undefined;
  readonly printed: readonly PrintedValue[];
}
