/** Steps of the small trainer, on data that are learnt in a moment. */
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stepFolder } from './stepFolder';

const words = ['ab', 'ba', 'cd', 'dc', 'ac', 'ca', 'bd', 'db'];
export const say = words.map((word) => ({ id: word, instruction: `say ${word}`, response: word }));
const small = { steps: 60, batchSize: 8, learningRate: 0.01, width: 16, context: 16, logEvery: 1, checkpointEvery: 5 };

interface Given {
  readonly rows?: readonly object[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The step whose model it starts from. */
  readonly from?: string;
}

/** Its folder. */
export async function trainingStep({ rows = say, settings = {}, from }: Given = {}): Promise<string> {
  const folder = await stepFolder('small-train', {
    settings: { ...small, ...settings },
    ...(from === undefined ? { model: null } : {}),
  });
  if (from !== undefined) linkModel(folder, from);
  writeLines(path.join(folder, 'inputs/data.jsonl'), rows);
  return folder;
}

export function linkModel(folder: string, from: string): void {
  rmSync(path.join(folder, 'needs/model'), { recursive: true });
  symlinkSync(path.join(from, 'outputs/model'), path.join(folder, 'needs/model'));
}

export function writeLines(file: string, rows: readonly object[]): void {
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
