/**
 * What the analysis takes as predictors where the user has not chosen others: one measure of each quality that every
 * setting has, since a cell without a value of one of them is no row.
 */
export const analysedMetrics: readonly string[] = [
  'instruction_tokens_o200k',
  'response_tokens_o200k',
  'instruction_copied',
  'near_duplicate_share',
  'response_mtld',
  'instruction_diversity_glove_sif',
  'response_diversity_glove_sif',
];
