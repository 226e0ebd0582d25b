/** Labels out of a file of any form that an archive may have, matched to the instances that are judged. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { indexOf } from '../../../../analysis/archive/measures/indexOf';
import { readNumbers } from '../../../../analysis/archive/measures/readNumbers';
import { isFields } from '../../../../analysis/archive/records/recordShape';
import { listedFiles } from '../../../../analysis/engine/listedFiles';
import { AgoraError } from '../../../../analysis/errors';
import type { Task } from '../../../../analysis/task';
import { archiveAt } from '../../../ports/archiveSource';
import { seedOf } from '../../generate/seeds/seedOf';
import type { LabelPlaces, LabelRecord } from './labelPlaces';
import type { Labels } from './labels';

export interface GatheredLabels {
  readonly records: number;
  /** Judged instances that have a label. */
  readonly matched: number;
  /** SHA-256 of what was written. */
  readonly hash: string;
}

/** Throws `AgoraError` where there is nothing at `path`, no number in it, or none of an instance that is judged. */
export async function gatherLabels(
  path: string,
  target: string,
  places: LabelPlaces,
  task: Task,
): Promise<GatheredLabels> {
  const archive = await archiveAt(resolve(path), task.signal);
  const [fault] = archive.files.length === 0 ? archive.problems : [];
  if (fault) throw new AgoraError('not-found', `The labels cannot be read. ${fault.message}`, { path });
  const found = new Map<string, Map<number, number>>();
  let [records, numbers] = [0, 0];
  const listed = await listedFiles(archive, () => false, task);
  try {
    for (const source of listed.files) {
      const about = new Map<number, readonly number[]>();
      const labels = new Map<number, number>();
      const read = await readNumbers(source, task.signal, (record, ordinal) => {
        about.set(ordinal, places.find(recordOf(record), source.path));
        const label = plainLabel(record);
        if (label !== null) labels.set(ordinal, label);
      });
      records += read.records;
      const columns = read.columns.map(({ field, ordinals, values }) => ({
        field,
        values: new Map(ordinals.map((ordinal, place) => [ordinal, values[place] ?? NaN])),
      }));
      if (labels.size > 0) columns.push({ field: 'label', values: labels });
      for (const { field, values } of columns) {
        numbers += values.size;
        const name = listed.files.length === 1 ? field : `${source.path}: ${field}`;
        const known = found.get(name) ?? new Map<number, number>();
        found.set(name, known);
        for (const [ordinal, value] of values) for (const item of about.get(ordinal) ?? []) known.set(item, value);
      }
    }
  } finally {
    await listed.close();
  }
  const labels: Labels = Array.from(found, ([name, values]) => ({
    name,
    pairs: [...values].sort(([one], [other]) => one - other),
  })).filter(({ pairs }) => pairs.length > 0);
  if (labels.length === 0) throw noLabel(path, records, numbers);
  const text = `${JSON.stringify(labels)}\n`;
  await writeFile(target, text);
  const matched = new Set(labels.flatMap(({ pairs }) => pairs.map(([item]) => item))).size;
  return { records, matched, hash: createHash('sha256').update(text).digest('hex') };
}

function recordOf(record: unknown): LabelRecord {
  if (!isFields(record)) return { of: null, index: null, instruction: null, response: null };
  const pair = seedOf(record, false);
  const texts = 'missing' in pair ? { instruction: null, response: null } : pair;
  const { run, path, file } = record;
  const of = [run, path, file].find((value) => typeof value === 'string');
  return {
    of: of ?? null,
    index: indexOf(record),
    instruction: texts.instruction,
    response: texts.response === '' ? null : texts.response,
  };
}

/** A field that is called `label` is the generator's name in data, and the number itself in a file of labels. */
function plainLabel(record: unknown): number | null {
  const label = isFields(record) ? record['label'] : null;
  const number = typeof label === 'string' && label.trim() !== '' ? Number(label) : label;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function noLabel(path: string, records: number, numbers: number): AgoraError {
  const message =
    numbers === 0
      ? `${path} holds no labels: none of its ${String(records)} records has a number.`
      : `None of the ${String(records)} records of ${path} is about an instance that is judged.`;
  return new AgoraError('bad-input', message, {
    path,
    nextStep:
      'A record names its instance by "index" or by "instruction", and its run by "run" where there are several.',
  });
}
