import { modelOfEvalPlus } from './evalPlusModel';
import type { ArtifactKind } from './kind';
import { readRecords } from './records/readRecords';
import { recordHeadOf } from './records/recordHead';
import type { RecordShape } from './records/recordShape';

const shape: RecordShape = {
  fields: ['task_id', 'solution', 'completion'],
  subject: 'Sample',
  nextStep: 'Let the model solve the task again.',
  exchange(record) {
    const { task_id: task, solution, completion } = record;
    if (typeof task !== 'string') return { code: 'missing-field', fact: 'the field "task_id" is missing or no text' };
    const response = solution ?? completion;
    if (typeof response === 'string') return { instruction: task, response, label: null };
    return { code: 'missing-field', fact: 'it has neither "solution" nor "completion"' };
  },
};

/** What a model wrote for EvalPlus: the task's id stands in the instruction's place, the code is the response. */
export const evalPlusSamples: ArtifactKind = {
  id: 'evalplus-samples',
  name: 'EvalPlus samples',
  recognisedBy: 'records with `task_id`, and `solution` or `completion`',
  provides: ['instances'],
  role: 'outputs',
  sniff(head) {
    const records = recordHeadOf(head);
    if (!records?.keys.has('task_id') || !(records.keys.has('solution') || records.keys.has('completion'))) return null;
    if (!/"(HumanEval|Mbpp)\/\d+"/i.test(head.text)) return null;
    return { confidence: 0.95, claims: { model: modelOfEvalPlus(head.path) } };
  },
  read: (source, signal) => readRecords(source, signal, shape),
};
