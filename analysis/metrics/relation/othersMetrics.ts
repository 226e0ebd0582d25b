/** Whether generators agree on the same instruction. */
import type { MeasuredInstance } from '../measuredInstance';
import { finalAnswer } from './finalAnswer';
import { jaccardOf } from './jaccard';
import type { RelatedMetric } from './relatedMetric';
import { wordIdsOf } from './wordIds';

const sameInstruction =
  'Other runs of the same method and domain by other generators, with an equal instruction (white space and case apart).';

export const othersMetrics: readonly RelatedMetric[] = [
  {
    id: 'answer_agreement',
    name: 'Agreement of final answers',
    label: 'Answer agreement',
    unit: 'share',
    better: 'higher',
    definition:
      'Share of the other generators whose final answer to the instruction is the same: what is between [RESULT] and ' +
      '[/RESULT], else in \\boxed{}, else the last number. For the domain math; none where the response has no answer, or no ' +
      `other has. ${sameInstruction}`,
    source: 'Wang et al. 2023 (arXiv 2203.11171), agreement of sampled answers, here of generators',
    needs: 'others',
    topic: 'relation',
    cost: 'some 30,000 instances a second',
    version: 1,
    measure(instance, others) {
      const own = instance.domain === 'math' ? finalAnswer(instance.response.text) : null;
      if (own === null) return null;
      return mean(others, ({ response }) => {
        const other = finalAnswer(response.text);
        return other === null ? null : Number(other === own);
      });
    },
  },
  {
    id: 'overlap_with_others',
    name: 'Words in common with other generators',
    label: 'Overlap with others',
    unit: 'share',
    better: 'none',
    definition:
      'Distinct words of both responses divided by distinct words of either, the mean over other generators. ' +
      sameInstruction,
    source: 'Jaccard 1912',
    needs: 'others',
    topic: 'relation',
    cost: 'some 4,000 instances a second',
    version: 1,
    measure: ({ response }, others) =>
      mean(others, (other) => jaccardOf(wordIdsOf(response.words, other.response.words))),
  },
];

/** Over those that have a value; null where none has. */
function mean(others: readonly MeasuredInstance[], value: (other: MeasuredInstance) => number | null): number | null {
  const values = others.map(value).filter((each) => each !== null);
  return values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length;
}
