import { bothSides } from '../bothSides';
import { languages, loadLanguages } from './language';

export const languageMetrics = bothSides({
  id: 'language',
  name: 'Language of the {side}',
  label: 'language',
  unit: 'label',
  labels: languages,
  better: 'none',
  definition:
    'The language of the prose of the {side} (code left out) by its ISO 639-1 code, none where the detector is unsure, as ' +
    'it is of most texts of a word or two; judged by some 350 bytes of its beginning. Of a run the most frequent language ' +
    'with its share of the instances that have one.',
  source: 'eld 2.1 (Nito-ELD), its data set of 60 languages, extra small',
  needs: 'text',
  topic: 'texts',
  cost: 'some 10,000 texts of 2,000 characters a second',
  version: 1,
  prepare: loadLanguages,
  measure: ({ language }) => (language === null ? null : languages.indexOf(language)),
});
