/** What the response has to do with the instruction. */
import type { InstanceMetric } from '../instanceMetric';
import { copiedShare } from './copiedShare';
import { jaccardOf } from './jaccard';
import { longestRun } from './longestRun';
import { rougeL } from './rougeL';
import { sharedWordIds } from './wordIds';

/** Words in a row that count as copied: fewer are often shared by chance. */
const copiedWords = 5;

export const relationMetrics: readonly InstanceMetric[] = [
  {
    id: 'length_ratio',
    name: 'Response to instruction length',
    label: 'Length ratio',
    unit: 'ratio',
    better: 'none',
    definition: 'Words of the response divided by words of the instruction; none where the instruction has no words.',
    source: 'Ratio of two counts',
    needs: 'text',
    topic: 'relation',
    cost: 'some 25,000 instances a second',
    version: 1,
    measure: ({ instruction, response }) =>
      instruction.words.length === 0 ? null : response.words.length / instruction.words.length,
  },
  {
    id: 'instruction_copied',
    name: 'Copying of the instruction',
    label: 'Copied 5-grams',
    unit: 'share',
    better: 'none',
    definition:
      'Share of the runs of five words of the response that stand in the instruction too; none where the response has ' +
      'fewer than five words.',
    source: 'n-gram precision of the response against the instruction (Papineni et al. 2002, without clipping)',
    needs: 'text',
    topic: 'relation',
    cost: 'some 7,000 instances a second',
    version: 1,
    measure: ({ instruction, response }) => copiedShare(sharedWordIds(instruction, response), copiedWords),
  },
  {
    id: 'longest_copied_run',
    name: 'Longest run copied from the instruction',
    label: 'Longest copied run',
    unit: 'words',
    better: 'none',
    definition: 'Words of the longest run of words that stands in the instruction and in the response.',
    source: 'Longest common substring by the suffix automaton (Blumer et al. 1985)',
    needs: 'text',
    topic: 'relation',
    cost: 'some 10,000 instances a second',
    version: 1,
    measure: ({ instruction, response }) => longestRun(sharedWordIds(instruction, response)),
  },
  {
    id: 'word_overlap',
    name: 'Words in common',
    label: 'Word overlap',
    unit: 'share',
    better: 'none',
    definition:
      'Distinct words of instruction and response both, divided by distinct words of either; none where there are none.',
    source: 'Jaccard 1912',
    needs: 'text',
    topic: 'relation',
    cost: 'some 15,000 instances a second',
    version: 1,
    measure: ({ instruction, response }) => jaccardOf(sharedWordIds(instruction, response)),
  },
  {
    id: 'rouge_l',
    name: 'ROUGE-L of response and instruction',
    label: 'ROUGE-L',
    unit: 'share',
    better: 'none',
    definition:
      'Harmonic mean of the length of the longest common subsequence of words divided by the words of the instruction and ' +
      'by those of the response; none where either has no words. Words are not stemmed.',
    source: 'Lin 2004, equations 2 to 4 with β = 1',
    needs: 'text',
    topic: 'relation',
    cost: 'some 10,000 instances a second',
    version: 1,
    measure: ({ instruction, response }) => rougeL(sharedWordIds(instruction, response)),
  },
];
