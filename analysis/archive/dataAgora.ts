import type { ArtifactKind } from './kind';
import { claimsOfGenerated } from './records/generatedClaims';
import { readRecords } from './records/readRecords';
import { recordHeadOf } from './records/recordHead';
import { objection, type RecordShape } from './records/recordShape';
import { z } from '../schema';

const recordSchema = z.object({ instruction: z.string(), response: z.string() });

const shape: RecordShape = {
  fields: ['instruction', 'response', 'config', 'index'],
  // Its cache numbers the records; a run that was resumed badly holds some of them twice.
  id: 'index',
  plain: { instruction: 'instruction', response: 'response', label: 'config' },
  exchange(record) {
    const { instruction, response, config } = record;
    if (typeof instruction !== 'string' || typeof response !== 'string') return objection(recordSchema, record);
    return { instruction, response, label: typeof config === 'string' && config !== '' ? config : null };
  },
};

/** Generated data as data-agora writes it: `{instruction, response, config}` in a list or as JSON lines, and its seeds. */
export const dataAgora: ArtifactKind = {
  id: 'data-agora',
  name: 'generated data of data-agora',
  recognisedBy: 'records with `instruction`, `response`',
  provides: ['instances'],
  role: 'generated',
  sniff(head) {
    const records = recordHeadOf(head);
    if (!records?.keys.has('instruction') || !records.keys.has('response')) return null;
    const claims = claimsOfGenerated(head.path, records.first['config']);
    return { confidence: records.keys.has('config') ? 0.95 : 0.7, claims };
  },
  read: (source, signal) => readRecords(source, signal, shape),
};
