import { bothSides } from '../bothSides';
import { loadLanguages } from './language';

export const englishMetrics = bothSides({
  id: 'english',
  name: 'English of the {side}',
  label: 'English',
  unit: 'share',
  better: 'none',
  definition:
    '1 where the prose of the {side} (code left out) is in English, 0 where it is in another language, none where the ' +
    'detector is unsure; judged by some 350 bytes of its beginning. The mean is the share of English.',
  source: 'eld 2.1 (Nito-ELD), its data set of 60 languages, extra small',
  needs: 'text',
  topic: 'texts',
  cost: 'some 10,000 texts of 2,000 characters a second',
  version: 2,
  prepare: loadLanguages,
  measure: ({ language }) => (language === null ? null : Number(language === 'en')),
});
