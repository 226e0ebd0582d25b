/** Seed data, or any other records, as texts that runs are compared with. */
import { readFieldRecords } from '../archive/records/readFieldRecords';
import type { Problem } from '../problem';
import type { Task } from '../task';
import { textRowsOf, type TextBatch } from '../pool/textBatch';
import type { ArchiveSource } from './archiveSource';
import { listedFiles } from './listedFiles';
import { answerFields, firstText, questionFields } from './textFields';

export interface SeedTexts {
  readonly path: string;
  readonly bytes: number;
  /** For each record its place in the file; those without a text are left out. */
  readonly batch: () => TextBatch;
  /** What tells the same texts from others. */
  readonly texts: readonly string[];
}

/** One a file. They are kept in memory: seed data are small. */
export async function readSeedTexts(
  archives: readonly ArchiveSource[],
  task: Task,
): Promise<{ readonly files: readonly SeedTexts[]; readonly problems: readonly Problem[] }> {
  const files: SeedTexts[] = [];
  const problems: Problem[] = [];
  for (const archive of archives) {
    const listed = await listedFiles(archive, () => false, task);
    problems.push(...listed.problems);
    try {
      for (const source of listed.files) {
        const [ordinals, instructions, responses]: [number[], string[], string[]] = [[], [], []];
        let ordinal = 0;
        const take = (record: Readonly<Record<string, unknown>>): void => {
          const [asked, answered] = [firstText(record, questionFields), firstText(record, answerFields)];
          if (asked !== null || answered !== null) {
            ordinals.push(ordinal);
            instructions.push(asked?.text ?? '');
            responses.push(answered?.text ?? '');
          }
          ordinal++;
        };
        const fields = [...questionFields, ...answerFields];
        problems.push(...(await readFieldRecords(source, fields, take, task.signal)));
        files.push({
          path: source.path,
          bytes: [...instructions, ...responses].reduce((sum, text) => sum + text.length, 0),
          batch: () => ({
            ordinals: Int32Array.from(ordinals),
            instructions: textRowsOf(instructions),
            responses: textRowsOf(responses),
          }),
          texts: [...instructions, ...responses],
        });
      }
    } finally {
      await listed.close();
    }
  }
  return { files, problems };
}
