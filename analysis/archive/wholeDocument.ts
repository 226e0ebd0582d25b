import type { ByteSource } from '../ports';
import { readJson } from './document';
import type { Batch } from './kind';
import { createProblemList } from './problemList';
import type { ProblemList } from './problemList';
import type { z } from '../schema';
import { schemaProblem } from './schemaProblem';

/**
 * Reads a kind that is one JSON document: text, JSON, schema, rows. Whatever fails on the way is a problem of the file
 * and no rows; `toBatches` gets what the schema accepted.
 */
export async function* readDocument<Schema extends z.ZodType>(
  source: ByteSource,
  signal: AbortSignal | undefined,
  schema: Schema,
  toBatches: (document: z.infer<Schema>, problems: ProblemList) => Iterable<Batch>,
): AsyncGenerator<Batch> {
  const problems = createProblemList(source.path);
  const value = await readJson(source, problems, signal);
  if (value !== undefined) {
    const parsed = schema.safeParse(value);
    if (parsed.success) yield* toBatches(parsed.data, problems);
    else {
      const { code, fact } = schemaProblem(parsed.error, value);
      problems.add(null, code, `The document is not read: ${fact}. Write it again with the tool that made it.`);
    }
  }
  const rows = problems.finish();
  if (rows.length > 0) yield { table: 'problems', rows };
}
