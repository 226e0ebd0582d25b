import type { ByteSource } from '../ports';
import { readText } from './document';
import type { Batch, ConfigurationRow } from './kind';
import { createProblemList } from './problemList';
import { z } from '../schema';
import { shorten } from './shorten';
import { parseYaml } from './yaml';

/** Configurations are small; a larger file is none. */
const largestConfiguration = 4 * 1024 * 1024;

const mappingSchema = z.record(z.string(), z.unknown());
export type Mapping = z.infer<typeof mappingSchema>;

/** Reads a kind that is one YAML or JSON mapping. Whatever fails on the way is a problem of the file and no rows. */
export async function* readConfiguration(
  source: ByteSource,
  signal: AbortSignal | undefined,
  toBatches: (mapping: Mapping) => Iterable<Batch>,
): AsyncGenerator<Batch> {
  const problems = createProblemList(source.path);
  const text = await readText(source, problems, signal, largestConfiguration);
  const value = text === null ? undefined : parseYaml(text, problems);
  if (value !== undefined) {
    const parsed = mappingSchema.safeParse(value);
    if (parsed.success) yield* toBatches(parsed.data);
    else problems.add(1, 'wrong-type', `A configuration has keys with values, and this is ${shorten(value)}.`);
  }
  const found = problems.finish();
  if (found.length > 0) yield { table: 'problems', rows: found };
}

/** No configuration nests deeper; what does would overflow the stack. */
const deepest = 64;

/** Nested keys joined by dots; lists and empty mappings as JSON. What JSON lacks, or lies too deep, is text. */
export function flattenEntries(value: unknown, prefix = '', depth = 0): ConfigurationRow[] {
  if (depth > deepest) return [{ key: prefix, value: JSON.stringify(shorten(value)) }];
  const nested = mappingSchema.safeParse(value);
  if (!nested.success || Object.keys(nested.data).length === 0)
    return prefix === '' ? [] : [{ key: prefix, value: jsonOf(value) }];
  return Object.entries(nested.data).flatMap(([key, entry]) =>
    flattenEntries(entry, prefix === '' ? key : `${prefix}.${key}`, depth + 1),
  );
}

function jsonOf(value: unknown): string {
  const isNoJson = typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value));
  try {
    return JSON.stringify(isNoJson ? String(value) : (value ?? null));
  } catch {
    // Lists within lists, deeper than the stack.
    return JSON.stringify(shorten(value));
  }
}
