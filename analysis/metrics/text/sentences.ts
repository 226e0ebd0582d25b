import { bothSides } from '../bothSides';
import { countSentences } from './countSentences';

export const sentenceMetrics = bothSides({
  id: 'sentences',
  name: 'Sentences of the {side}',
  label: 'sentences',
  unit: 'sentences',
  better: 'none',
  definition:
    'Sentences of the {side} that hold a letter or a digit, by Unicode’s rules for English; a line break ends a sentence. ' +
    'Sentences within one line that go on for over 10,000 characters are cut there and count once.',
  source: 'Unicode Standard Annex 29, section 5 (sentence boundaries)',
  needs: 'text',
  topic: 'texts',
  cost: 'some 8,000 texts of 2,000 characters a second',
  version: 1,
  measure: ({ text }) => countSentences(text),
});
