import { outlineOf } from './json/outline';
import type { ArtifactKind, Batch, EvaluationRow } from './kind';
import { isHigherBetter } from './lmEvalMetrics';
import { timeInName } from './lmEvalProtocol';
import { modelOfLighteval, lightevalSchema } from './lightevalSchema';
import type { LightevalDocument } from './lightevalSchema';
import { claimsOfModel } from './pathClaims';
import { percentOf } from './percentOf';
import type { ProblemList } from './problemList';
import { shorten } from './shorten';
import { readDocument } from './wholeDocument';

interface TaskName {
  /** `suite|task`; newer versions have no suites. */
  readonly task: string;
  readonly shots: number | null;
}

/** `suite|task|shots`, older ones `suite|task|shots|truncation`, newer ones `task|shots`. */
function taskName(key: string): TaskName {
  const found = /^(.+?)\|(\d+)(?:\|\d+)?$/.exec(key);
  return found ? { task: found[1] ?? key, shots: Number(found[2]) } : { task: key, shots: null };
}

function configOf(document: LightevalDocument, key: string, { task }: TaskName) {
  return document.config_tasks?.[key] ?? document.config_tasks?.[task] ?? null;
}

/** The documents scored: not all where the run was cut by `max_samples`. The tool writes −1 for a count it never made. */
function samplesOf(config: ReturnType<typeof configOf>): { readonly n: number | null; readonly all: number | null } {
  const known = (count: number | null | undefined) => (count != null && count >= 0 ? count : null);
  const all = known(config?.original_num_docs);
  return { n: known(config?.effective_num_docs) ?? all, all };
}

function* toBatches(document: LightevalDocument, problems: ProblemList): Generator<Batch> {
  const model = modelOfLighteval(document, problems.path);
  const evaluatedMs = timeInName(problems.path);
  const version = document.config_general.lighteval_sha;
  const rows: EvaluationRow[] = [];
  for (const [key, values] of Object.entries(document.results)) {
    // The mean over tasks that differ is no score of any benchmark.
    if (key === 'all' || typeof values !== 'object' || values === null) continue;
    const name = taskName(key);
    const config = configOf(document, key, name);
    const { n, all } = samplesOf(config);
    if (n !== null && all !== null && n < all)
      problems.add(null, 'limited-evaluation', `${name.task} was scored on ${n} of ${all} items only.`);
    const protocol = {
      ...(name.shots === null ? {} : { shots: name.shots }),
      ...(version == null || version === '?' ? {} : { harnessVersion: version }),
    };
    for (const [metric, value] of Object.entries(values)) {
      if (metric.endsWith('_stderr')) continue;
      if (typeof value !== 'number') {
        const code = value === null ? 'missing-values' : 'wrong-type';
        problems.add(
          null,
          code,
          `${name.task} has ${shorten(value)} for ${metric}: it is left out. Evaluate it again.`,
        );
        continue;
      }
      const stderr: unknown = Reflect.get(values, `${metric}_stderr`);
      rows.push({
        model,
        tool: 'lighteval',
        task: name.task,
        metric,
        filter: null,
        ...percentOf(name.task, metric, value, typeof stderr === 'number' ? stderr : null, problems),
        n,
        higherIsBetter: config?.higherIsBetter[metric] ?? isHigherBetter(metric),
        protocol,
        evaluatedMs,
        board: false,
      });
    }
  }
  if (rows.length === 0) problems.add(null, 'no-values', 'The results hold no numbers. Run the evaluation again.');
  else yield { table: 'evaluations', rows };
}

/** Results of Hugging Face's lighteval, with and without suites in the names of tasks. */
export const lightevalResults: ArtifactKind = {
  id: 'lighteval-results',
  name: 'lighteval results',
  recognisedBy: '`config_general`, `results`',
  provides: ['evaluations'],
  role: 'other',
  sniff(head) {
    const { shape, keys, first } = outlineOf(head);
    if (shape !== 'object' || !keys.has('config_general') || (head.complete && first === undefined)) return null;
    // The configuration stands first and may fill the head.
    if (!keys.has('results') && head.complete) return null;
    const parsed = lightevalSchema.safeParse(first);
    const model = parsed.success ? modelOfLighteval(parsed.data, head.path) : namedInHead(head.text);
    return { confidence: 0.95, claims: claimsOfModel(model, head.path) };
  },
  read: (source, signal) => readDocument(source, signal, lightevalSchema, toBatches),
};

function namedInHead(text: string): string | undefined {
  return /"model_name"\s*:\s*"([^"\\]+)"/.exec(text)?.[1];
}
