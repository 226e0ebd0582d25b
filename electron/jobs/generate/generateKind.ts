import type { JobKind } from '../jobKind';
import type { GenerationPlan } from '../plan';
import { gatherGeneration } from './gatherGeneration';
import { readWorkload } from './generationWorkload';
import { writeOutputs } from './outputs/writeOutputs';

/** Generation of training data by AgoraBench's protocol. */
export const generateKind: JobKind<GenerationPlan> = {
  kind: 'generate',
  gather: gatherGeneration,
  workload: readWorkload,
  write: writeOutputs,
};
