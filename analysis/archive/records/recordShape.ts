import type { PlainRecords, ToInstance } from '../instances';
import type { ArchiveProblemCode } from '../problemCodes';
import type { z } from '../../schema';
import { schemaObjection } from '../schemaProblem';
import { shorten } from '../shorten';
import { createSeenIds, reportDuplicate, type SeenIds } from './seenIds';

/** One record, its fields by name; what they hold is not known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a record says as an instance. */
export interface Exchange {
  readonly instruction: string;
  readonly response: string;
  /** The record's own generator, model or source; null where it names none. */
  readonly label: string | null;
}

/** Why a record is no instance: the middle of a message. */
export interface Objection {
  readonly code: ArchiveProblemCode;
  readonly fact: string;
}

/** How records of one tool are read, whatever file they lie in. */
export interface RecordShape {
  /** Every field that `exchange` looks at: the other columns of a columnar file are not decoded. */
  readonly fields: readonly string[];
  /** Pure; never throws. */
  exchange(record: Fields): Exchange | Objection;
  /** The field whose values tell records apart: one that comes again in a file is a problem, and its record is kept. */
  readonly id?: string;
  /**
   * Of a record in which the first two of these fields hold text, `exchange` makes an instance of just these: such
   * records are read without it where that is faster. The label is null where the field is no text, or empty.
   */
  readonly plain?: { readonly instruction: string; readonly response: string; readonly label: string };
  /** What a message calls a record; by default `Record`. */
  readonly subject?: string;
  /** What to do about one that is left out. */
  readonly nextStep?: string;
}

/**
 * Makes instances of the records of one file; one that is none is a problem with its line and is left out. It remembers
 * ids in `seen`, so each file takes a new one.
 */
export function instancesOf(shape: RecordShape, seen: SeenIds = createSeenIds()): ToInstance {
  const { subject = 'Record', nextStep = 'Remove the record or generate it again.' } = shape;
  return (record, { ordinal, line }, problems) => {
    const found = isFields(record) ? shape.exchange(record) : noFields(record);
    if ('fact' in found) {
      problems.add(line, found.code, `${subject} ${ordinal + 1} is left out: ${found.fact}. ${nextStep}`);
      return null;
    }
    if (shape.id !== undefined && isFields(record)) reportDuplicate(seen, shape.id, record[shape.id], line, problems);
    return { ordinal, line, ...found };
  };
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noFields(value: unknown): Objection {
  return { code: 'wrong-type', fact: `it must be an object and is ${shorten(value)}` };
}

/** What of a shape's records needs no `instancesOf`; it remembers the same ids. */
export function plainRecordsOf({ plain, id }: RecordShape, seen: SeenIds): PlainRecords | undefined {
  if (plain === undefined) return undefined;
  return {
    texts: { required: [plain.instruction, plain.response], optional: plain.label, id: id ?? null },
    seen: (found, line, problems) => reportDuplicate(seen, id ?? '', found, line, problems),
  };
}

/** What `schema` objects to in a record that is known not to fit it. */
export function objection(schema: z.ZodType, record: Fields): Objection {
  return schemaObjection(schema, record);
}
