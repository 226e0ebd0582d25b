// @ts-check
/** `node build/small-study/write.mjs`: writes the data of the small study, which is committed, again. */
import fs from 'node:fs';
import path from 'node:path';
import { studyFiles } from './files.mjs';

const folder = path.resolve(import.meta.dirname, '../../resources/small-study');
for (const [name, text] of studyFiles()) {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
}
