import { outlineOf } from './json/outline';
import type { ArtifactKind, Batch, EvaluationRow } from './kind';
import { claimsOfModel } from './pathClaims';
import type { ProblemList } from './problemList';
import { schemaProblem } from './schemaProblem';
import { z } from '../schema';
import { readDocument } from './wholeDocument';

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(null);

const documentSchema = z.object({
  agora_small_evaluate: z.literal(1),
  model: z.string().min(1),
  tasks: z.record(z.string(), z.unknown()),
  protocol: optional(z.object({ shots: optional(z.number()), limit: optional(z.number()) })),
  versions: optional(z.object({ 'small-evaluate': optional(z.string()) })),
  evaluated_at: optional(z.string()),
});

const scoreSchema = z.object({
  exact_match: z.number().min(0).max(1),
  stderr: optional(z.number().nonnegative()),
  n: z.number().int().positive(),
  items_sha256: optional(z.string()),
});

type Document = z.infer<typeof documentSchema>;

function* toBatches(document: Document, problems: ProblemList): Generator<Batch> {
  const rows = Object.entries(document.tasks).flatMap(([task, value]): EvaluationRow[] => {
    const parsed = scoreSchema.safeParse(value);
    if (parsed.success) return [toRow(document, task, parsed.data)];
    const { code, fact } = schemaProblem(parsed.error, value);
    problems.add(null, code, `The score of ${task} is left out: ${fact}. Evaluate the model again.`);
    return [];
  });
  const limit = document.protocol?.limit;
  if (limit != null) {
    const message = `Each task was scored on its first ${limit} items only. Evaluate all.`;
    problems.add(null, 'limited-evaluation', message);
  }
  if (rows.length > 0) yield { table: 'evaluations', rows };
  else problems.add(null, 'no-values', 'The file holds no scores. Evaluate the model again.');
}

function toRow(document: Document, task: string, score: z.infer<typeof scoreSchema>): EvaluationRow {
  const { model, protocol, versions, evaluated_at: at } = document;
  const version = versions?.['small-evaluate'];
  const evaluatedMs = Date.parse(at ?? '');
  return {
    model,
    tool: 'small-evaluate',
    task,
    metric: 'exact_match',
    filter: null,
    score: 100 * score.exact_match,
    stderr: score.stderr == null ? null : 100 * score.stderr,
    n: score.n,
    higherIsBetter: true,
    protocol: {
      ...(protocol?.shots == null ? {} : { shots: protocol.shots }),
      ...(version == null ? {} : { harnessVersion: version }),
      // Other items are another benchmark.
      ...(score.items_sha256 == null ? {} : { benchmarkVersion: `items ${score.items_sha256.slice(0, 8)}` }),
    },
    evaluatedMs: Number.isNaN(evaluatedMs) ? null : evaluatedMs,
    board: false,
  };
}

/**
 * `small_evaluate.json`, which the workbench's own kind of step `small-evaluate` writes about a small model: metric
 * `exact_match`, without a filter. Its items stand in a file of their own.
 */
export const smallEvaluateResults: ArtifactKind = {
  id: 'small-evaluate-results',
  name: "results of the workbench's small-evaluate",
  recognisedBy: '`agora_small_evaluate`',
  provides: ['evaluations'],
  role: 'other',
  sniff(head) {
    const { shape, keys, first } = outlineOf(head);
    if (shape !== 'object' || !keys.has('agora_small_evaluate')) return null;
    const model: unknown = first === undefined ? undefined : Reflect.get(first, 'model');
    return { confidence: 0.99, claims: claimsOfModel(typeof model === 'string' ? model : undefined, head.path) };
  },
  read: (source, signal) => readDocument(source, signal, documentSchema, toBatches),
};
