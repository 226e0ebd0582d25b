import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { expect, it } from 'vitest';
import { mendPackages, mends } from '../../build/setup/mendPackages.mjs';
import { projectRoot } from '../../build/setup/paths.mjs';

const modules = path.join(projectRoot, 'node_modules');

function copied(change: (text: string) => string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-mend-'));
  for (const { file, from, to } of mends) {
    const text = fs.readFileSync(path.join(modules, file), 'utf8').replace(to, () => from);
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), change(text));
  }
  return folder;
}

it('mends a package once, and what is mended stays as it is', () => {
  const folder = copied((text) => text);
  const read = () => mends.map(({ file }) => fs.readFileSync(path.join(folder, file), 'utf8'));
  mendPackages(folder);
  const mended = read();
  expect(mended).toEqual(mends.map(({ file }) => fs.readFileSync(path.join(modules, file), 'utf8')));
  mendPackages(folder);
  expect(read()).toEqual(mended);
  fs.rmSync(folder, { recursive: true });
});

it('refuses a package that is another', () => {
  const folder = copied(() => 'export {}\n');
  expect(() => mendPackages(folder)).toThrow('mendPackages.mjs');
  fs.rmSync(folder, { recursive: true });
});

it('has runs of a damaged Parquet page end with the page', () => {
  // Where it is not mended, what follows ends the process.
  for (const { file, to } of mends) expect(fs.readFileSync(path.join(modules, file), 'utf8')).toContain(to);
  // A run of 2^30 times the value 1, in a page of ten values.
  const bytes = Uint8Array.from([0x80, 0x80, 0x80, 0x80, 0x08, 1]);
  const output = new Array<number>(10).fill(0);
  readRleBitPackedHybrid({ view: new DataView(bytes.buffer), offset: 0 }, 1, output, bytes.length);
  expect(output).toEqual(new Array(10).fill(1));
});
