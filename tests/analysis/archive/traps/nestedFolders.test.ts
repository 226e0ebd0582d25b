/** Folders in folders, some of them containers: what a file is does not depend on how deep it lies. */
import zlib from 'node:zlib';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expand } from '../../../../analysis/archive/containers/expand';
import { readHead, recognise } from '../../../../analysis/archive/recognise';
import { unattended } from '../../../../analysis/task';
import { archiveAt } from '../../../../electron/ports/archiveSource';
import { temporaryFolder } from '../../../electron/temporaryFolder';
import { tar } from '../../../fixtures/container-builders/tars';
import { zip } from '../../../fixtures/container-builders/zips';

const state = JSON.stringify({ epoch: 1, global_step: 1, max_steps: 1, log_history: [{ step: 1, loss: 0.5 }] });
const deep = 'level/'.repeat(60);
const file = 'my-student/checkpoints/trainer_state.json';

/** Path, kind and claimed model of every file. */
async function recognised(root: string): Promise<unknown[]> {
  const { sources } = await expand((await archiveAt(root)).files, unattended);
  const found = [];
  for (const source of sources) {
    const { kind, claims } = { claims: null, ...recognise(await readHead(source)) };
    found.push([source.path, kind?.id, claims?.model]);
  }
  return found;
}

describe('nested folders', () => {
  it('give the same kind and the same model at any depth, on disk and in containers', async () => {
    const root = temporaryFolder();
    const files = {
      [file]: state,
      [`${deep}${file}`]: state,
      'runs.tar.gz': zlib.gzipSync(tar([{ name: `./level/${file}`, content: state }])),
      [`${deep}runs.zip`]: zip([
        { name: file, content: state },
        { name: 'runs.tar', content: tar([{ name: file, content: state }]) },
      ]),
    };
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    const paths = [
      `${deep}${file}`,
      `${deep}runs.zip/${file}`,
      `${deep}runs.zip/runs.tar/${file}`,
      file,
      `runs.tar.gz/level/${file}`,
    ];
    expect(await recognised(root)).toEqual(paths.map((path) => [path, 'trainer-state', 'my-student']));
  });

  it('call a model by the folder around it, not by the ending of a container', async () => {
    const root = temporaryFolder();
    writeFileSync(
      join(root, 'my-student.tar.gz'),
      zlib.gzipSync(tar([{ name: 'trainer_state.json', content: state }])),
    );
    writeFileSync(join(root, 'other.txt'), 'x');
    expect((await recognised(root))[0]).toEqual([
      'my-student.tar.gz/trainer_state.json',
      'trainer-state',
      'my-student',
    ]);
  });
});
