/** Where a secret is found that should be nowhere. */
import fs from 'node:fs';
import path from 'node:path';

/** Paths of the files under `folder` that hold `text`. */
export function filesWith(text: string, folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => fs.lstatSync(file).isFile() && fs.readFileSync(file).includes(text));
}

/** Processes that were started with `text` among their arguments or in their environment; Linux shows both. */
export function processesWith(text: string): readonly string[] {
  if (!fs.existsSync('/proc')) return [];
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) =>
      ['cmdline', 'environ'].some((part) => {
        try {
          return fs.readFileSync(`/proc/${pid}/${part}`).includes(text);
        } catch {
          // It has ended, or is another user's.
          return false;
        }
      }),
    );
}
