/** The form of a workspace's content, from the window and in the profile. */
import * as z from 'zod/mini';
import { manifestSchema } from '../../analysis/study/manifestSchema';
import { tableMeanings } from '../../analysis/study/tableMapping';

const name = z.string().check(z.maxLength(10_000));
const names = z.array(name).check(z.maxLength(10_000));

const archive = z.object({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/)),
  name: z.nullable(name),
  templates: names,
  manifest: z.nullable(manifestSchema),
  columns: z.optional(names),
});

const tableMapping = z.object({
  header: names,
  columns: z.partialRecord(z.enum(tableMeanings), name),
  benchmarks: z.record(name, name),
  unit: z.enum(['percent', 'fraction']),
});

const view = z.object({ name, place: name, state: z.record(z.string(), z.unknown()) });

export const workspaceContent = z.object({
  archives: z.array(archive).check(z.maxLength(1000)),
  tables: z.array(tableMapping).check(z.maxLength(10_000)),
  views: z.array(view).check(z.maxLength(10_000)),
});
