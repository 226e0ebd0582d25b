/** Format validity: whether an instance keeps all rules of its setting, and one measure a rule to see which it breaks. */
import type { InstanceMetric } from '../instanceMetric';
import type { MeasuredInstance } from '../measuredInstance';
import { formatRules, rulesOf } from './formatRules';
import type { Candidate, FormatRule } from './rule';

const common = {
  unit: 'share',
  better: 'higher',
  source: 'Kim et al. 2024, appendix on generation, and its library data-agora (validation of outputs)',
  needs: 'text',
  topic: 'format',
  cost: 'some 150,000 instances a second',
  version: 1,
  bySetting: true,
} as const;

const valid: InstanceMetric = {
  ...common,
  id: 'format_valid',
  name: 'Format validity',
  label: 'Format valid',
  definition:
    '1 where the instance keeps every rule that AgoraBench has for texts of its method and domain, else 0; none where the ' +
    'setting has no rules. The mean is the share of valid instances.',
  measure(instance) {
    const rules = rulesOf(instance).filter(({ ofText }) => ofText);
    if (rules.length === 0) return null;
    const candidate = candidateOf(instance);
    return Number(rules.every((rule) => rule.check(candidate) === null));
  },
};

export const formatMetrics: readonly InstanceMetric[] = [
  valid,
  ...formatRules.filter(({ ofText }) => ofText).map(metricOfRule),
];

function metricOfRule(rule: FormatRule): InstanceMetric {
  return {
    ...common,
    id: `format_${rule.id}`,
    name: `Format: ${rule.name.toLowerCase()}`,
    label: rule.name,
    definition: `1 where the rule is kept, 0 where it is broken, none where it is not of the setting. ${rule.asks}`,
    measure: (instance) =>
      rulesOf(instance).includes(rule) ? Number(rule.check(candidateOf(instance)) === null) : null,
  };
}

/** A stored instance: how its generation ended is not known any more. */
function candidateOf({ instruction, response, method, domain }: MeasuredInstance): Candidate {
  return {
    instruction: instruction.text,
    response: response.text,
    method,
    domain,
    finishReason: null,
    chatTokens: null,
    maxTokens: null,
  };
}
