/** Links that lead back to the folder that holds them, on disk and in a tar. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveAt } from '../../../../electron/ports/archiveSource';
import { temporaryFolder } from '../../../electron/temporaryFolder';
import { tar } from '../../../fixtures/container-builders/tars';
import { openAll } from '../containers/opened';

describe('links that lead in circles', () => {
  it('end on disk, and every file is listed once', async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'runs', 'a'), { recursive: true });
    writeFileSync(join(root, 'runs', 'a', 'data.json'), '[]');
    symlinkSync('..', join(root, 'runs', 'a', 'up'));
    symlinkSync('.', join(root, 'runs', 'here'));
    symlinkSync('itself', join(root, 'itself'));
    symlinkSync('second', join(root, 'first'));
    symlinkSync('first', join(root, 'second'));
    const { files, problems } = await archiveAt(root);
    expect(files.map(({ path }) => path)).toEqual(['runs/a/data.json']);
    expect(problems.map(({ path, code }) => `${path}: ${code}`)).toEqual([
      'first: link-loop',
      'itself: link-loop',
      'runs/a/up: link-loop',
      'runs/here: link-loop',
      'second: link-loop',
    ]);
  });

  it('are not followed in a tar', async () => {
    const packed = tar([
      { name: 'runs/a/up', type: '2', linkName: '..' },
      { name: 'runs/a/up/a/up/data.json', content: 'a name like any other' },
      { name: 'itself', type: '1', linkName: 'itself' },
    ]);
    const { texts, found } = await openAll({ 'x.tar': packed });
    expect(texts).toEqual({ 'runs/a/up/a/up/data.json': 'a name like any other' });
    expect(found).toEqual(['runs/a/up: unsafe-entry', 'itself: unsafe-entry']);
  });
});
