import type { ByteSource } from '../ports';
import { throwIfCancelled } from '../task';
import type { ArtifactKind, Batch } from './kind';
import { claimsOfModel, modelOfFolders } from './pathClaims';
import { createProblemList } from './problemList';
import type { ProblemList } from './problemList';
import { createRecordSplitter } from './tensorboard/recordSplitter';
import { scalarsOf } from './tensorboard/scalars';
import type { Scalar } from './tensorboard/scalars';
import { createTrainingSteps, leftOutMetrics, trainingField } from './trainingMetrics';
import type { TrainingSteps } from './trainingMetrics';

function recordHandler(problems: ProblemList, take: (scalars: readonly Scalar[]) => void) {
  return {
    record(bytes: Uint8Array, number: number): void {
      try {
        take(scalarsOf(bytes));
      } catch {
        problems.add(number, 'broken-record', `Record ${number} is no event and is left out. Copy the file again.`);
      }
    },
    trouble(number: number, what: keyof typeof troubles): void {
      const { code, fact } = troubles[what];
      problems.add(number, code, `Record ${number} ${fact}`);
    },
  };
}

const troubles = {
  checksum: { code: 'broken-record', fact: 'has a wrong checksum and is left out. Copy the file again.' },
  framing: {
    code: 'broken-record',
    fact: 'has a length with a wrong checksum, so that it and what follows are not read. Copy the file again.',
  },
  'too-large': { code: 'record-too-large', fact: 'is larger than 64 MiB; it and what follows are not read.' },
  truncated: {
    code: 'truncated-record',
    fact: 'is cut off by the end of the file: the run still writes it, or was stopped. Copy it again once it is done.',
  },
} as const;

async function* read(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Batch> {
  const problems = createProblemList(source.path);
  const steps = createTrainingSteps();
  const others = new Set<string>();
  const splitter = createRecordSplitter(recordHandler(problems, (scalars) => gather(scalars, steps, others)));
  for await (const chunk of source.stream(undefined, signal)) {
    throwIfCancelled(signal);
    if (!splitter.push(chunk)) break;
  }
  splitter.end();
  const leftOut = leftOutMetrics(others);
  if (leftOut !== null) problems.add(null, 'unread-values', leftOut);
  const rows = steps.rows();
  if (rows.length > 0) yield { table: 'training', rows };
  else problems.add(null, 'no-values', 'The file holds no losses: nothing was logged yet, or only other values.');
  yield { table: 'problems', rows: problems.finish() };
}

function gather(scalars: readonly Scalar[], steps: TrainingSteps, others: Set<string>): void {
  for (const { tag, step, value } of scalars) {
    const field = trainingField(tag);
    if (field === null) others.add(tag);
    else steps.set(step, field, value);
  }
}

/**
 * TensorBoard's `events.out.tfevents.*`: a row for each step that a loss, learning rate, gradient norm or epoch was
 * logged for. The "line" of a problem is the record's number.
 */
export const tensorBoardEvents: ArtifactKind = {
  id: 'tensorboard-events',
  name: 'TensorBoard events',
  recognisedBy: 'a first record with `brain.Event:`',
  provides: ['training'],
  role: 'training',
  sniff(head) {
    if (!/brain\.Event:\d/.test(head.text.slice(0, 64))) return null;
    return { confidence: 0.98, claims: claimsOfModel(modelOfFolders(head.path), head.path) };
  },
  read,
};
