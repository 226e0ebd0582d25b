/** What the parts of the evidence look at, row by row. */
export interface EvidenceRows {
  readonly columns: readonly string[];
  /** n × p, as measured; all of them vary. */
  readonly predictors: readonly (readonly number[])[];
  /** n × k, the components of the regression. */
  readonly scores: readonly (readonly number[])[];
  readonly names: readonly string[];
  readonly pgr: readonly number[];
  readonly generators: readonly string[];
  readonly settings: readonly string[];
}
