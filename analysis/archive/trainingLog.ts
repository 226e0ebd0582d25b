import type { ByteSource } from '../ports';
import { throwIfCancelled } from '../task';
import { decodeUtf8 } from './bytes/decode';
import { createLineSplitter } from './bytes/lineSplitter';
import { stripByteOrderMark } from './bytes/stripByteOrderMark';
import type { ArtifactKind, Batch, TrainingRow } from './kind';
import { claimsOfModel, modelOfFolders } from './pathClaims';
import { createProblemList } from './problemList';
import { trainingField } from './trainingMetrics';
import type { TrainingField } from './trainingMetrics';

/** What the Trainer prints each time it logs: a Python dictionary of numbers, `{'loss': 1.25, 'epoch': 0.1}`. */
const printed = /\{'(?:loss|eval_loss)': [^{}]*\}/g;
const entry = /'([^']+)': '?([^',}]+)'?/g;

type Values = Partial<Record<TrainingField, number | null>>;

/** Python's nan and inf are no value. */
function valuesOf(dictionary: string): Values {
  const values: Values = {};
  for (const [, name = '', text = ''] of dictionary.matchAll(entry)) {
    const field = trainingField(name);
    const value = Number(text);
    if (field !== null) values[field] = Number.isFinite(value) ? value : null;
  }
  return values;
}

function toRow(values: Values, step: number): TrainingRow {
  const { epoch = null, loss = null, evalLoss = null, gradNorm = null, learningRate = null } = values;
  return { step, epoch, loss, evalLoss, gradNorm, learningRate };
}

async function* read(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Batch> {
  const problems = createProblemList(source.path);
  const rows: TrainingRow[] = [];
  const lines = createLineSplitter({
    line(bytes) {
      // Progress bars are drawn over and over in one line, so that it may hold many entries.
      const { text } = decodeUtf8(bytes);
      for (const [dictionary] of text.matchAll(printed)) rows.push(toRow(valuesOf(dictionary), rows.length + 1));
    },
    tooLong: (line) =>
      problems.add(line, 'record-too-large', 'The line is longer than 64 MiB; it and what follows are not read.'),
  });
  for await (const chunk of stripByteOrderMark(source.stream(undefined, signal))) {
    throwIfCancelled(signal);
    if (!lines.push(chunk)) break;
  }
  lines.end();
  if (rows.length > 0) {
    problems.add(null, 'inferred-steps', 'The log prints no steps: its entries are numbered from 1 in their place.');
    yield { table: 'training', rows };
  } else problems.add(null, 'unread-values', 'The log prints no losses of a training, so nothing of it is read.');
  const found = problems.finish();
  if (found.length > 0) yield { table: 'problems', rows: found };
}

/**
 * What a job printed, `slurm-{job}.out` or another log. Lines of Hugging Face's Trainer become training rows; a log
 * without them is recognised and gives none.
 */
export const trainingLog: ArtifactKind = {
  id: 'training-log',
  name: 'log of a job',
  recognisedBy: "lines with `{'loss': …}`, or text named `slurm-….out` or `….log`",
  provides: ['training'],
  role: 'training',
  sniff(head) {
    if (head.text.includes('\u0000')) return null;
    const claims = claimsOfModel(modelOfFolders(head.path), head.path);
    if (head.text.search(printed) !== -1) return { confidence: 0.8, claims };
    // A job prints a good deal before its first loss.
    const named = /^slurm-\d+([_.]\d+)*\.(out|err)$|\.log$/i.test(head.name);
    return named && head.text.trim() !== '' ? { confidence: 0.3, claims } : null;
  },
  read,
};
