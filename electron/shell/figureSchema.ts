/** The form of a figure as the window sends it to be drawn. */
import * as z from 'zod/mini';

const name = z.string().check(z.maxLength(1000));
/** A file name without extension: no folder can be reached by it. */
const figureId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,120}$/));
const inches = z.number().check(z.gte(0.5), z.lte(50));
const record = z.record(z.string(), z.unknown());

const tableCell = z.object({
  value: z.nullable(z.union([z.number(), z.string()])),
  text: z.string(),
  mark: z.exactOptional(z.enum(['best', 'second'])),
  beside: z.exactOptional(z.string()),
  notes: z.exactOptional(z.array(z.object({ severity: z.enum(['note', 'caution', 'fault']), message: z.string() }))),
  subject: z.exactOptional(z.record(z.string(), z.string())),
});

const tableColumn = z.object({
  id: name,
  header: name,
  group: z.nullable(name),
  unit: z.nullable(name),
  align: z.enum(['left', 'right']),
});

const table = z.object({
  id: name,
  title: name,
  columns: z.array(tableColumn),
  rows: z.array(z.array(tableCell)),
  notes: z.array(z.string()),
});

const figure = z.object({
  id: figureId,
  title: name,
  explanation: z.string(),
  data: z.array(record),
  layout: record,
  table,
});

/** A figure with the size and the format it is to be drawn in. */
export const figureRequest = z.object({
  figure,
  format: z.enum(['svg', 'pdf', 'png']),
  widthInches: inches,
  heightInches: inches,
});
