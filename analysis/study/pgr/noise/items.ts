/** Items as files hold them, and as scores rest on them. */
import type { EvaluationTool } from '../../study';

/** The items of one file, model, task, metric and filter. */
export interface ItemTable {
  readonly path: string;
  readonly model: string;
  readonly tool: EvaluationTool;
  readonly task: string;
  readonly metric: string;
  readonly filter: string | null;
  /** Names of the items, each once, beside their values on the tool's scale. */
  readonly items: readonly string[];
  readonly values: readonly number[];
}

/** One score's items, ordered by name. */
export interface ItemScore {
  readonly items: readonly string[];
  /** Percentage points, so that their mean is the score. */
  readonly values: Float64Array;
}
