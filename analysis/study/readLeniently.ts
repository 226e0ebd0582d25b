/** Reads a value by a schema, leaving out what does not fit, so that one wrong entry does not cost the rest. */
import type { z } from '../schema';
import { withoutPaths } from './withoutPaths';

export type ValuePath = readonly PropertyKey[];

export interface Wrong {
  readonly issue: z.core.$ZodIssue;
  /** What is left out because of it; null: the whole value. */
  readonly left: ValuePath | null;
}

export interface LenientReading<T> {
  /** Null where nothing of it can be used. */
  readonly value: T | null;
  /** Keys that a strict object does not have; they are left out. */
  readonly unknown: readonly ValuePath[];
  readonly wrong: readonly Wrong[];
}

/**
 * Leaves out what the schema refuses until the rest passes. `removableAt` names what is left out for an issue at a path,
 * which must be that path or hold it; null gives the whole value up. Each round removes something, so it ends.
 */
export function readLeniently<T>(
  schema: z.ZodType<T>,
  raw: unknown,
  removableAt: (path: ValuePath) => ValuePath | null,
): LenientReading<T> {
  const unknown: ValuePath[] = [];
  const wrong: Wrong[] = [];
  for (let value = raw; ;) {
    const result = schema.safeParse(value);
    if (result.success) return { value: result.data, unknown, wrong };
    const remove: ValuePath[] = [];
    for (const issue of result.error.issues) {
      if (issue.code === 'unrecognized_keys') {
        const keys = issue.keys.map((key) => [...issue.path, key]);
        unknown.push(...keys);
        remove.push(...keys);
        continue;
      }
      const left = removableAt(issue.path);
      wrong.push({ issue, left });
      if (left === null) return { value: null, unknown, wrong };
      remove.push(left);
    }
    value = withoutPaths(value, remove);
  }
}
