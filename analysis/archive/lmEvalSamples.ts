import { isJson, outlineOf } from './json/outline';
import type { ArtifactKind, ItemRow } from './kind';
import { claimsOfModel, modelOfFolders, stemOf } from './pathClaims';
import type { ProblemList } from './problemList';
import { readItems } from './readItems';
import type { ItemReader } from './readItems';
import { z } from '../schema';
import { schemaProblem } from './schemaProblem';

const optionalText = z.string().nullish().catch(null);

const sampleSchema = z.looseObject({
  doc_id: z.union([z.number(), z.string()]),
  doc_hash: optionalText,
  filter: optionalText,
  metrics: z.array(z.string()).nullish().catch(null),
});

type Sample = z.infer<typeof sampleSchema>;

/** What stands in a sample beside its metrics, which older versions do not list. */
const otherFields: ReadonlySet<string> = new Set([
  ...['doc_id', 'doc', 'target', 'arguments', 'resps', 'filtered_resps', 'filter', 'metrics'],
  ...['doc_hash', 'prompt_hash', 'target_hash', 'schema_version', 'idx', 'task_name', 'sample_len'],
]);

/** The tool names a document by its number in the task; the hash tells versions of the data apart. */
function itemOf({ doc_id, doc_hash }: Sample): string {
  return doc_hash == null || doc_hash === '' ? String(doc_id) : `${doc_id}#${doc_hash.slice(0, 12)}`;
}

/** Metrics of the whole task alone, such as perplexities, stand here as lists of parts: those are no values of an item. */
function valueOf(value: unknown): number | null | undefined {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' || value === null ? value : undefined;
}

function samplesReader(path: string): ItemReader {
  const task = taskOf(path);
  const model = modelOf(path);
  const withoutValues = new Map<string, number>();
  return {
    items(record, { ordinal, line }, problems) {
      const parsed = sampleSchema.safeParse(record);
      if (!parsed.success) {
        const { code, fact } = schemaProblem(parsed.error, record);
        problems.add(line, code, `Sample ${ordinal + 1} is left out: ${fact}. Run the evaluation again.`);
        return [];
      }
      const sample = parsed.data;
      const metrics = sample.metrics ?? Object.keys(sample).filter((field) => !otherFields.has(field));
      return metrics.flatMap((metric): ItemRow[] => {
        const value = valueOf(sample[metric]);
        if (value === undefined) {
          withoutValues.set(metric, (withoutValues.get(metric) ?? 0) + 1);
          return [];
        }
        const filter = sample.filter ?? null;
        return [{ model, tool: 'lm-eval', task, item: itemOf(sample), metric, filter, value, line }];
      });
    },
    end(problems) {
      reportLists(withoutValues, problems);
      return [];
    },
  };
}

function reportLists(counts: ReadonlyMap<string, number>, problems: ProblemList): void {
  for (const [metric, count] of counts) {
    const message = `${metric} is no number in ${count} samples: it is scored over the whole task. See the results file.`;
    problems.add(null, 'missing-values', message);
  }
}

/** `samples_{task}_{time}.jsonl`. */
function taskOf(path: string): string {
  const stem = stemOf(path);
  return /^samples_(.+?)(?:_\d{4}-\d{2}-\d{2}T[\d.:-]+)?$/.exec(stem)?.[1] ?? stem;
}

/** The tool makes a folder for each model. */
function modelOf(path: string): string {
  return modelOfFolders(path) ?? stemOf(path);
}

/** What lm-evaluation-harness logs of each document, once for each of the task's filters. */
export const lmEvalSamples: ArtifactKind = {
  id: 'lm-eval-samples',
  name: 'lm-evaluation-harness samples',
  recognisedBy: 'records with `doc_id`, `resps`, `filtered_resps`',
  provides: ['items'],
  role: 'other',
  sniff(head) {
    const outline = outlineOf(head);
    const { keys } = outline;
    if (!isJson(outline) || !keys.has('doc_id')) return null;
    const found = ['doc', 'target', 'arguments', 'resps', 'filtered_resps'].filter((key) => keys.has(key)).length;
    // A prompt of many shots can be longer than the head.
    const enough = found >= 3 || (found > 0 && head.name.startsWith('samples_'));
    return enough ? { confidence: 0.95, claims: claimsOfModel(modelOf(head.path), head.path) } : null;
  },
  read: (source, signal) => readItems(source, signal, samplesReader(source.path)),
};
