import type { ArtifactKind } from './kind';
import { labelFields, labelOf } from './records/labels';
import { readRecords } from './records/readRecords';
import { generatedBy, recordHeadOf } from './records/recordHead';
import { objection, type RecordShape } from './records/recordShape';
import { z } from '../schema';

const recordSchema = z.object({ instruction: z.string(), input: z.string().nullish(), output: z.string() });

const shape: RecordShape = {
  fields: ['instruction', 'input', 'output', ...labelFields],
  exchange(record) {
    const { instruction, input, output } = record;
    if (typeof instruction !== 'string' || typeof output !== 'string' || (input != null && typeof input !== 'string'))
      return objection(recordSchema, record);
    const whole = input == null || input === '' ? instruction : `${instruction}\n\n${input}`;
    return { instruction: whole, response: output, label: labelOf(record) };
  },
};

/**
 * Stanford Alpaca's `{instruction, input, output}`. An input that is not empty stands after the instruction and a blank
 * line; the sentences that Alpaca's training code puts around both are no part of the data and are not added.
 */
export const alpacaInstructions: ArtifactKind = {
  id: 'alpaca',
  name: 'Alpaca instructions',
  recognisedBy: 'records with `instruction`, `input`, `output`',
  provides: ['instances'],
  role: 'generated',
  sniff(head) {
    const records = recordHeadOf(head);
    if (!records?.keys.has('instruction') || !records.keys.has('output')) return null;
    return generatedBy(head, records, records.keys.has('input') ? 0.85 : 0.6);
  },
  read: (source, signal) => readRecords(source, signal, shape),
};
