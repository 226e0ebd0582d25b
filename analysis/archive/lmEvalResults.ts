import { outlineOf } from './json/outline';
import type { ArtifactKind, Batch, EvaluationRow } from './kind';
import { isHigherBetter } from './lmEvalMetrics';
import { modelOfResults } from './lmEvalModel';
import { evaluatedMs, protocolOf, samplesOf } from './lmEvalProtocol';
import { lmEvalSchema } from './lmEvalSchema';
import type { LmEvalDocument } from './lmEvalSchema';
import { claimsOfModel } from './pathClaims';
import { percentOf } from './percentOf';
import type { ProblemList } from './problemList';
import { shorten } from './shorten';
import { readDocument } from './wholeDocument';

interface MetricKey {
  readonly metric: string;
  readonly filter: string | null;
  readonly stderrKey: string;
}

/** `metric,filter` since 0.4, `metric` before. Null: a standard error, a name, or a count of samples. */
function metricKey(key: string, old: boolean): MetricKey | null {
  const comma = key.lastIndexOf(',');
  if (comma === -1)
    return old && !/(_stderr|^alias|^name|^sample_(len|count))$/.test(key)
      ? { metric: key, filter: null, stderrKey: `${key}_stderr` }
      : null;
  const metric = key.slice(0, comma);
  const filter = key.slice(comma + 1);
  return metric.endsWith('_stderr') ? null : { metric, filter, stderrKey: `${metric}_stderr,${filter}` };
}

/** Groups stand in `results` too; by the name of the task each counts once. */
function tasksOf(document: LmEvalDocument): ReadonlyMap<string, object> {
  const entries = Object.entries({ ...document.groups, ...document.results });
  return new Map(
    entries.flatMap(([task, values]) => (typeof values === 'object' && values !== null ? [[task, values]] : [])),
  );
}

function* toBatches(document: LmEvalDocument, problems: ProblemList): Generator<Batch> {
  const model = modelOfResults(document, problems.path);
  const tasks = tasksOf(document);
  const old = ![...tasks.values()].some((values) => Object.keys(values).some((key) => key.includes(',')));
  const rows: EvaluationRow[] = [];
  for (const [task, values] of tasks) {
    const samples = samplesOf(document, task);
    if (samples.limited)
      problems.add(null, 'limited-evaluation', `${task} was scored on ${samples.n} of ${samples.original} items only.`);
    for (const [key, value] of Object.entries(values)) {
      const named = metricKey(key, old);
      if (named === null) continue;
      if (typeof value !== 'number') {
        const next = 'the number is left out. Run the evaluation again.';
        if (value === null) problems.add(null, 'missing-values', `${task} has no value for ${key}: ${next}`);
        else problems.add(null, 'wrong-type', `${task} has ${shorten(value)} for ${key}: ${next}`);
        continue;
      }
      const { metric, filter, stderrKey } = named;
      const stderr: unknown = Reflect.get(values, stderrKey);
      rows.push({
        model,
        tool: 'lm-eval',
        task,
        metric,
        filter,
        ...percentOf(task, metric, value, typeof stderr === 'number' ? stderr : null, problems),
        n: samples.n,
        higherIsBetter: document.higher_is_better?.[task]?.[metric] ?? isHigherBetter(metric),
        protocol: protocolOf(document, task, filter),
        evaluatedMs: evaluatedMs(document, problems.path),
        board: false,
      });
    }
  }
  if (rows.length === 0) problems.add(null, 'no-values', 'The results hold no numbers. Run the evaluation again.');
  else yield { table: 'evaluations', rows };
}

/** Results of EleutherAI's lm-evaluation-harness, 0.4 and later and the older form. */
export const lmEvalResults: ArtifactKind = {
  id: 'lm-eval-results',
  name: 'lm-evaluation-harness results',
  recognisedBy: '`results` with `configs` or `versions`',
  provides: ['evaluations'],
  role: 'other',
  sniff(head) {
    const { shape, keys, first } = outlineOf(head);
    if (shape !== 'object' || !keys.has('results') || keys.has('config_general')) return null;
    if (head.complete && first === undefined) return null;
    const marks = ['versions', 'n-shot', 'configs', 'group_subtasks', 'git_hash', 'lm_eval_version'];
    const found = marks.filter((key) => keys.has(key)).length;
    const confidence = found > 0 ? Math.min(0.98, 0.8 + 0.05 * found) : /"\w+_stderr,[\w-]+"/.test(head.text) ? 0.8 : 0;
    if (confidence === 0) return null;
    const parsed = lmEvalSchema.safeParse(first);
    const document = parsed.success ? parsed.data : { model_name: namedInHead(head.text) };
    return { confidence, claims: claimsOfModel(modelOfResults(document, head.path), head.path) };
  },
  read: (source, signal) => readDocument(source, signal, lmEvalSchema, toBatches),
};

function namedInHead(text: string): string | null {
  return /"model_name"\s*:\s*"([^"\\]+)"/.exec(text)?.[1] ?? null;
}
