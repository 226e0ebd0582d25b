/** What every row of every reader must be, whatever its file held. */
import { problemCodes } from '../../analysis/archive/problemCodes';
import type { Batch, ItemRow, TrainingRow } from '../../analysis/archive/kind';
import { instanceRows } from '../analysis/archive/sources';

const isFinite = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const isFiniteOrNull = (value: unknown) => value === null || isFinite(value);
const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isLine = (value: unknown) => Number.isInteger(value) && Number(value) >= 1;
const isLineOrNull = (value: unknown) => value === null || isLine(value);

function isTraining(row: TrainingRow): boolean {
  const { step, epoch, loss, evalLoss, gradNorm, learningRate, series } = row;
  return (
    isFinite(step) && [epoch, loss, evalLoss, gradNorm, learningRate].every(isFiniteOrNull) && isText(series ?? '')
  );
}

function isItem({ model, task, item, metric, filter, value, line }: ItemRow): boolean {
  return (
    [model, task, item, metric].every(isText) && isTextOrNull(filter) && isFiniteOrNull(value) && isLineOrNull(line)
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The first row of a batch that is not what its type says, or undefined. */
export function invalidRow(batch: Batch, path: string): unknown {
  switch (batch.table) {
    case 'instances': {
      const { rows } = batch;
      const isLength = (text: string, length: number | undefined) => text.length === length;
      return instanceRows(rows).find(
        ({ ordinal, line, instruction, response }, index) =>
          ordinal < 0 ||
          !isLine(line) ||
          !isLength(instruction, rows.instructionCharacters[index]) ||
          !isLength(response, rows.responseCharacters[index]),
      );
    }
    case 'evaluations':
      return batch.rows.find(
        ({ model, task, metric, filter, score, stderr, n, evaluatedMs, protocol, higherIsBetter, board }) =>
          ![model, task, metric].every(isText) ||
          !isTextOrNull(filter) ||
          !isFinite(score) ||
          ![stderr, n, evaluatedMs].every(isFiniteOrNull) ||
          ![higherIsBetter, board].every((flag) => typeof flag === 'boolean') ||
          !isJson(JSON.stringify(protocol)),
      );
    case 'training':
      return batch.rows.find((row) => !isTraining(row));
    case 'items':
      return batch.rows.find((row) => !isItem(row));
    case 'configuration':
      return batch.rows.find(({ key, value }) => !isText(key) || !isJson(value));
    case 'printed':
      return batch.rows.find(
        ({ quantity, source, text, value }) => ![quantity, source, text].every(isText) || !isFiniteOrNull(value),
      );
    case 'problems':
      return batch.rows.find(
        ({ path: of, line, severity, code, message }) =>
          of !== path ||
          !isLineOrNull(line) ||
          !Object.entries(problemCodes).some(([known, of]) => known === code && of === severity) ||
          message === '' ||
          message.length > 3000,
      );
  }
}

/** How much text and how many rows a batch holds, about. */
export function sizeOf(batch: Batch): number {
  if (batch.table !== 'instances') return JSON.stringify(batch.rows).length;
  const { instruction, response, label, length } = batch.rows;
  return instruction.bytes.length + response.bytes.length + label.bytes.length + 16 * length;
}
