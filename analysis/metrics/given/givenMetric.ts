/** Measures of instances that the files themselves carry, whoever computed them. */
import type { MetricDefinition, MetricUnit } from '../definition';
import type { MetricFamily } from '../family';

/** Groups that tools put their measures into; they say nothing about the measure. */
const wrappers = /^(?:metadata|meta|info|extra|extra_info|scores|metrics|annotations|distilabel_metadata)\./i;
const idPattern = /^given_[a-z0-9_]+$/;

/** The id of the metric that a field of this path gives: `metadata.Reward-Score` → `given_reward_score`. */
export function givenMetricId(field: string): string {
  let path = field;
  while (wrappers.test(path)) path = path.replace(wrappers, '');
  const words = path
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return `given_${(words ?? ['value']).join('_')}`;
}

/** The definitions of all such metrics. */
export const givenMetrics: MetricFamily = {
  define: (id) => (idPattern.test(id) ? definitionOf(id, id.slice('given_'.length)) : null),
};

function definitionOf(id: string, name: string): MetricDefinition {
  const words = name.replaceAll('_', ' ');
  return {
    id,
    name: `Given: ${words}`,
    label: words.charAt(0).toUpperCase() + words.slice(1),
    unit: unitOf(name),
    better: betterOf(name),
    definition:
      `What the files give for each instance in a field that is called ${words}, as it stands there; the table names the ` +
      'field. Words of a scale of five count from 1 to 5, of a list of ratings the first counts.',
    source: 'The files of the archive',
    needs: 'columns',
    topic: 'judged',
    cost: 'a second pass over the files',
  };
}

function unitOf(name: string): MetricUnit {
  if (/perplexity|ppl/.test(name)) return 'perplexity';
  if (/loss|nll|likelihood/.test(name)) return 'nats per token';
  if (/tokens?$/.test(name)) return 'tokens';
  return name.includes('reward') ? 'reward' : 'score';
}

function betterOf(name: string): MetricDefinition['better'] {
  return /reward|quality|rating|helpfulness|honesty|truthfulness/.test(name) ? 'higher' : 'none';
}
