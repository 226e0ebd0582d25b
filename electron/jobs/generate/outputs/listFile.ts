/** A JSON list of records, one a line, as data-agora's scripts read it. */
import { open } from 'node:fs/promises';

export interface ListFile {
  add(record: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

const heldCharacters = 1024 * 1024;

/** Replaces a file that is there. The same records give the same bytes. */
export async function createListFile(path: string): Promise<ListFile> {
  const file = await open(path, 'w');
  let [held, isFirst] = ['[', true];
  return {
    async add(record) {
      held += `${isFirst ? '' : ','}\n${JSON.stringify(record)}`;
      isFirst = false;
      if (held.length < heldCharacters) return;
      await file.appendFile(held);
      held = '';
    },
    async close() {
      try {
        await file.appendFile(`${held}\n]\n`);
      } finally {
        await file.close();
      }
    },
  };
}
