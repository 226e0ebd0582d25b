import type { ArtifactKind } from './kind';
import { modelOfFolders } from './pathClaims';
import { readRecords } from './records/readRecords';
import { recordHeadOf } from './records/recordHead';
import { objection, type RecordShape } from './records/recordShape';
import { z } from '../schema';

const recordSchema = z.object({ instruction: z.string(), output: z.string() });

const shape: RecordShape = {
  fields: ['instruction', 'output', 'generator'],
  subject: 'Output',
  nextStep: 'Run the model on this instruction again.',
  plain: { instruction: 'instruction', response: 'output', label: 'generator' },
  exchange(record) {
    const { instruction, output, generator } = record;
    if (typeof instruction !== 'string' || typeof output !== 'string') return objection(recordSchema, record);
    return {
      instruction,
      response: output,
      label: typeof generator === 'string' && generator !== '' ? generator : null,
    };
  },
};

/**
 * AlpacaEval's `model_outputs.json`: what the evaluated model answered. `generator` is the evaluated model, so the file
 * claims a model and no run: it is generated data only where somebody says so.
 */
export const alpacaOutputs: ArtifactKind = {
  id: 'alpaca-eval-outputs',
  name: 'AlpacaEval model outputs',
  recognisedBy: 'records with `instruction`, `output`, `generator`',
  provides: ['instances'],
  role: 'outputs',
  sniff(head) {
    const records = recordHeadOf(head);
    if (!['instruction', 'output', 'generator'].every((key) => records?.keys.has(key))) return null;
    const generator = records?.first['generator'];
    const model = typeof generator === 'string' && generator !== '' ? generator : modelOfFolders(head.path);
    return { confidence: records?.keys.has('dataset') ? 0.95 : 0.8, claims: model === undefined ? {} : { model } };
  },
  read: (source, signal) => readRecords(source, signal, shape),
};
