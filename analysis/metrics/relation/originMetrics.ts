/** What quality enhancement changed. */
import type { Side } from '../bothSides';
import { editShare } from './editShare';
import type { RelatedMetric } from './relatedMetric';

const ofOrigin =
  'The origin is the seed at the same place of the seed data where the order was kept, else the seed with the most words in ' +
  'common; none where no seed is alike.';

export const originMetrics: readonly RelatedMetric[] = [edits('instruction'), edits('response'), lengthened()];

function edits(side: Side): RelatedMetric {
  return {
    id: `${side}_edit_share`,
    name: `Edits of the ${side}`,
    label: side === 'instruction' ? 'Instruction edits' : 'Response edits',
    unit: 'share',
    better: 'none',
    definition:
      `Fewest words to insert, delete or replace to make the enhanced ${side} of the original, divided by the words of the ` +
      `longer. ${ofOrigin}`,
    source: 'Levenshtein 1966, on words, normalised by the longer sequence',
    needs: 'origin',
    topic: 'relation',
    cost: 'some 5,000 instances a second',
    version: 1,
    measure: (instance, [origin]) => (origin ? editShare(origin[side].words, instance[side].words) : null),
  };
}

function lengthened(): RelatedMetric {
  return {
    id: 'response_growth',
    name: 'Growth of the response',
    label: 'Response growth',
    unit: 'ratio',
    better: 'none',
    definition: `Words of the enhanced response divided by those of the original. ${ofOrigin}`,
    source: 'Ratio of two counts',
    needs: 'origin',
    topic: 'relation',
    cost: 'some 20,000 instances a second',
    version: 1,
    measure: ({ response }, [origin]) =>
      origin && origin.response.words.length > 0 ? response.words.length / origin.response.words.length : null,
  };
}
