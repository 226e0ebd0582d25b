/** The schema of a workspace file. Keys it does not know are kept; those of a manifest are the manifest's affair. */
import { z } from '../schema';
import { manifestSchema } from '../study/manifestSchema';
import { tableMeanings } from '../study/tableMapping';

/** The version that this code writes, and the newest that it reads. */
export const workspaceVersion = 1;

const name = z.string().min(1);

const archive = z.looseObject({
  path: name,
  name: name.nullable().optional(),
  templates: z.array(z.string()).optional(),
  manifest: manifestSchema.nullable().optional(),
  columns: z.array(z.string()).optional(),
});

const table = z.looseObject({
  header: z.array(z.string()),
  columns: z.partialRecord(z.enum(tableMeanings), z.string()),
  benchmarks: z.record(z.string(), z.string()).default({}),
  unit: z.enum(['percent', 'fraction']),
});

const view = z.looseObject({ name, place: name, state: z.record(z.string(), z.unknown()).default({}) });

export const workspaceSchema = z.looseObject({
  agoraWorkspace: z.number(),
  archives: z.array(archive).optional(),
  tables: z.array(table).optional(),
  views: z.array(view).optional(),
});
