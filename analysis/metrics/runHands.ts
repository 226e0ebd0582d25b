import { AgoraError } from '../errors';
import { stringsOf } from '../pool/textBatch';
import { runMetrics } from './runMetrics';
import type { RunValue } from './runMetric';
import type { RunHands } from './runWork';

/** The worker's side of `runWork`. */
export function createRunHands(): RunHands {
  const run: { instructions: string[]; responses: string[] } = { instructions: [], responses: [] };
  return {
    add({ instructions, responses }) {
      run.instructions = run.instructions.concat(stringsOf(instructions));
      run.responses = run.responses.concat(stringsOf(responses));
    },
    async measure(metrics) {
      const values: RunValue[] = [];
      for (const id of metrics) {
        const metric = runMetrics.find((each) => each.id === id);
        if (!metric) throw new AgoraError('bad-input', `There is no metric ${id} of runs.`);
        values.push(await metric.measure(run));
      }
      return values;
    },
  };
}
