/**
 * lm-evaluation-harness writes most metrics as fractions of 1 and these on a scale of their own: they are not
 * multiplied. Perplexities and bits are unbounded; BLEU, chrF, TER, SQuAD v2 and ROUGE come as 0–100; the last are
 * differences, losses and placeholders.
 */
const ownScale: readonly RegExp[] = [
  /perplexity/i,
  /bits_per_byte/i,
  /^(sacre)?bleu(_max|_diff)?$/i,
  /^rouge[\dl]*(_max|_diff|sum)?$/i,
  /^(chrf|ter)(\+\+|_\w+)?$/i,
  /^(HasAns|NoAns)_(exact|f1)$/i,
  /^best_(exact|f1)$/i,
  /^(likelihood_diff|brier_score|bypass|loglikelihood|nll|loss|mse|mae|rmse|wer|cer)$/i,
];

const lowerIsBetter = /perplexity|bits_per_byte|^(ter|brier_score|likelihood_diff|nll|loss|mse|mae|rmse|wer|cer)$/i;

/** Whether the tool writes this metric as a fraction of 1. `exact` and `f1` of SQuAD v2 are 0–100, elsewhere fractions. */
export function isFraction(task: string, metric: string): boolean {
  if (/^squad_?v2/i.test(task)) return false;
  return !ownScale.some((pattern) => pattern.test(metric));
}

/** Whether more is better, where the file does not say. */
export function isHigherBetter(metric: string): boolean {
  return !lowerIsBetter.test(metric);
}
