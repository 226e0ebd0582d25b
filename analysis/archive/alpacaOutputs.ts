import { outlineOf } from './json/outline';
import { readInstances } from './instances';
import type { ToInstance } from './instances';
import type { ArtifactKind } from './kind';
import { modelOfFolders } from './pathClaims';
import { z } from '../schema';
import { schemaProblem } from './schemaProblem';

const recordSchema = z.object({ instruction: z.string(), output: z.string(), generator: z.unknown().optional() });

const toInstance: ToInstance = (record, { ordinal, line }, problems) => {
  const parsed = recordSchema.safeParse(record);
  if (!parsed.success) {
    const { code, fact } = schemaProblem(parsed.error, record);
    problems.add(line, code, `Output ${ordinal + 1} is left out: ${fact}. Run the model on this instruction again.`);
    return null;
  }
  const { instruction, output, generator } = parsed.data;
  return { ordinal, line, instruction, response: output, label: typeof generator === 'string' ? generator : null };
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
    const { shape, keys, first } = outlineOf(head);
    if (shape === 'none' || !keys.has('instruction') || !keys.has('output') || !keys.has('generator')) return null;
    if (head.complete && first === undefined) return null;
    const generator: unknown = first !== undefined ? Reflect.get(first, 'generator') : undefined;
    const model = typeof generator === 'string' && generator !== '' ? generator : modelOfFolders(head.path);
    return { confidence: keys.has('dataset') ? 0.95 : 0.8, claims: model === undefined ? {} : { model } };
  },
  read: (source, signal) => readInstances(source, signal, toInstance),
};
