import { unattended } from '../../analysis/task';
import { defaultSample } from '../../analysis/metricResults';
import { stopOnSignal } from '../ports/stopOnSignal';
import { listOption } from './numberOption';
import { withArchive } from './session';
import { textTable } from './textTable';
import type { Verb } from './verb';

/** `agora sql PATH "SELECT …"` */
export const sqlVerb: Verb = {
  name: 'sql',
  words: ['PATH', '"SELECT …"'],
  summary: 'Runs one read-only statement over the archive.',
  help: `
  --metric ID,ID      measures these first: metrics, run_metrics and instance_metrics hold what was measured
Tables: artifacts, runs, instances, evaluations, items, scores, metrics, run_metrics, instance_metrics, training,
configuration, problems.
"SUMMARIZE runs" or "DESCRIBE scores" shows their columns.
JSON: {columns: [{name, type}], rows: [[…]]}.`,
  options: { metric: { type: 'string' } },
  run: (call) =>
    withArchive(call, { instances: true }, async ({ engine, archive, readable }) => {
      const metrics = listOption(call, 'metric');
      const request = { metrics, runs: null, sample: defaultSample };
      if (metrics !== null)
        await stopOnSignal((signal) => engine.measure(archive, request, { signal, progress: call.progress }));
      const result = await engine.sql(archive.id, call.words[1] ?? '', unattended);
      const columns = result.columns.map(({ name, type }) => ({ header: name, align: alignmentOf(type) }));
      const rows = result.rows.map((row) => row.map(asText));
      return { document: result, text: textTable(columns, rows, call.width), readable };
    }),
};

function alignmentOf(type: string): 'left' | 'right' {
  return /INT|DOUBLE|FLOAT|DECIMAL/.test(type) ? 'right' : 'left';
}

/** One line a value, whatever it holds. */
function asText(value: unknown): string {
  if (value === null) return '–';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll('\r', '␍').replaceAll('\n', '␊');
}
