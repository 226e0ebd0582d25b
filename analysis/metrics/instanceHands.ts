import { AgoraError } from '../errors';
import { stringsOf } from '../pool/textBatch';
import { handOver } from '../pool/work';
import { instanceMetrics } from './instanceMetrics';
import type { InstanceMetric } from './instanceMetric';
import type { InstanceHands, MeasuredSetting } from './instanceWork';
import { measuredText } from './measuredInstance';
import { metricsOfTokenizer } from './text/tokens/suppliedTokenizer';

/** The worker's side of `instanceWork`. */
export function createInstanceHands(): InstanceHands {
  let chosen: readonly InstanceMetric[] = [];
  let setting: MeasuredSetting = { method: null, domain: null };
  return {
    async prepare(metrics, given, tokenizer = null) {
      setting = given;
      const known = [...instanceMetrics, ...(tokenizer ? metricsOfTokenizer(tokenizer) : [])];
      chosen = metrics.map((id) => {
        const metric = known.find((each) => each.id === id);
        if (metric) return metric;
        throw new AgoraError('bad-input', `There is no metric ${id} of instances.`);
      });
      for (const metric of chosen) await metric.prepare?.();
    },
    measure({ ordinals, instructions, responses }) {
      const columns = chosen.map(() => new Float64Array(ordinals.length));
      const asked = stringsOf(instructions);
      const answered = stringsOf(responses);
      asked.forEach((text, row) => {
        const instance = {
          instruction: measuredText(text),
          response: measuredText(answered[row] ?? ''),
          ...setting,
        };
        chosen.forEach((metric, index) => {
          const column = columns[index];
          if (column) column[row] = metric.measure(instance) ?? NaN;
        });
      });
      return handOver(
        columns,
        columns.map(({ buffer }) => buffer),
      );
    },
  };
}
