import type { ArtifactKind } from './kind';
import { labelFields, labelOf } from './records/labels';
import { readRecords } from './records/readRecords';
import { generatedBy, recordHeadOf } from './records/recordHead';
import { objection, type RecordShape } from './records/recordShape';
import { turnsOf, renderTurns } from './records/turns';
import { z } from '../schema';

const recordSchema = z.object({ instruction: z.string(), generation: z.string() });

const shape: RecordShape = {
  fields: ['instruction', 'prompt', 'generation', ...labelFields],
  exchange(record) {
    const instruction = instructionOf(record['instruction'] ?? record['prompt']);
    const generation = generationOf(record['generation']);
    if (instruction === null || generation === null) return objection(recordSchema, record);
    return { instruction, response: generation, label: labelOf(record) };
  },
};

/** A text, or the messages that the step was given. */
function instructionOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const turns = turnsOf(value);
  return turns === null ? null : renderTurns(turns);
}

/** Null where the step failed; a list where several were asked for, of which the first that did not fail counts. */
function generationOf(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value.find((each) => typeof each === 'string') : value;
  return typeof first === 'string' ? first : null;
}

/** What distilabel's text generation writes: `{instruction, generation, model_name, distilabel_metadata}`. */
export const distilabel: ArtifactKind = {
  id: 'distilabel',
  name: 'distilabel generations',
  recognisedBy: 'records with `instruction`, `generation`, `distilabel_metadata`',
  provides: ['instances'],
  role: 'generated',
  sniff(head) {
    const records = recordHeadOf(head);
    if (!records?.keys.has('generation')) return null;
    if (!records.keys.has('instruction') && !records.keys.has('prompt')) return null;
    const own = records.keys.has('distilabel_metadata') || records.keys.has('model_name');
    return generatedBy(head, records, own ? 0.95 : 0.6);
  },
  read: (source, signal) => readRecords(source, signal, shape),
};
