import { AgoraError } from '../../errors';
import { stringsOf } from '../../pool/textBatch';
import { handOver } from '../../pool/work';
import type { MeasuredSetting } from '../instanceWork';
import { measuredText } from '../measuredInstance';
import { matchOrigins } from './matchOrigins';
import type { RelatedMetric } from './relatedMetric';
import { relatedMetrics } from './relatedMetrics';
import type { RelatedHands } from './relatedWork';

/** The worker's side of `relatedWork`. */
export function createRelatedHands(): RelatedHands {
  let chosen: readonly RelatedMetric[] = [];
  let setting: MeasuredSetting = { method: null, domain: null };
  return {
    prepare(metrics, given) {
      setting = given;
      chosen = metrics.map((id) => {
        const metric = relatedMetrics.find((each) => each.id === id);
        if (metric) return metric;
        throw new AgoraError('bad-input', `There is no metric ${id} of instances beside others.`);
      });
    },
    measure({ instructions, responses }, { rows, offsets }) {
      const answered = stringsOf(responses);
      const instances = stringsOf(instructions).map((text, row) => ({
        instruction: measuredText(text),
        response: measuredText(answered[row] ?? ''),
        ...setting,
      }));
      const columns = chosen.map((metric) =>
        Float64Array.from(instances, (instance, row) => {
          const related = Array.from(rows.subarray(offsets[row], offsets[row + 1]), (other) => instances[other]);
          const known = related.filter((other) => other !== undefined);
          return known.length === 0 ? NaN : (metric.measure(instance, known) ?? NaN);
        }),
      );
      return handOver(
        columns,
        columns.map(({ buffer }) => buffer),
      );
    },
    match(instructions, seeds) {
      const origins = matchOrigins(stringsOf(instructions), stringsOf(seeds));
      return Int32Array.from(origins, (origin) => origin?.seed ?? -1);
    },
  };
}
