/** Test items out of the files that a user points to. */
import { readFieldRecords } from '../archive/records/readFieldRecords';
import type { TestItem } from '../contaminationResults';
import type { Problem } from '../problem';
import type { Task } from '../task';
import type { ArchiveSource } from './archiveSource';
import { listedFiles } from './listedFiles';
import { allTexts, firstText, questionFields } from './textFields';

export interface ReadTestSets {
  readonly items: readonly TestItem[];
  /** For each set the fields that made its items. */
  readonly fields: readonly (readonly string[])[];
  readonly problems: readonly Problem[];
}

/** `fields`: those whose texts make an item; null: the first that is a question's. */
export async function readTestSets(
  sets: readonly ArchiveSource[],
  fields: readonly string[] | null,
  task: Task,
): Promise<ReadTestSets> {
  const items: TestItem[] = [];
  const problems: Problem[] = [];
  const used: string[][] = [];
  for (const [set, archive] of sets.entries()) {
    const ofSet = new Set<string>();
    const listed = await listedFiles(archive, () => false, task);
    problems.push(...listed.problems);
    try {
      for (const source of listed.files) {
        const before = items.length;
        const take = (record: Readonly<Record<string, unknown>>, line: number): void => {
          const named = fields && { field: fields.join(', '), text: allTexts(record, fields) };
          const found = named ?? firstText(record, questionFields);
          if (found === null || found.text === '') return;
          ofSet.add(found.field);
          items.push({ set, path: source.path, line, text: found.text });
        };
        problems.push(...(await readFieldRecords(source, fields ?? questionFields, take, task.signal)));
        if (items.length === before) problems.push(noItems(source.path, fields ?? questionFields));
      }
    } finally {
      await listed.close();
    }
    used.push([...ofSet]);
  }
  return { items, fields: used, problems };
}

function noItems(path: string, fields: readonly string[]): Problem {
  const message = `No record has a text in ${fields.join(', ')}. Name the fields that hold the items.`;
  return { path, line: null, severity: 'caution', code: 'no-values', message };
}
