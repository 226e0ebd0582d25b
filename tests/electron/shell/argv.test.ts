import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLineOf } from '../../../electron/shell/argv';

const cwd = resolve('/some/folder');

describe('the command line', () => {
  it('of a packaged app names paths, relative to the folder it was started in', () => {
    const { paths, drawJob } = commandLineOf(['agora', 'runs', '../b.json', '/data/c'], cwd, false);
    expect(paths).toEqual([resolve(cwd, 'runs'), resolve(cwd, '../b.json'), resolve('/data/c')]);
    expect(drawJob).toBeNull();
  });

  it('of the bare runtime names the app first, behind switches and their values', () => {
    const argv = ['electron', '--inspect=0', '-r', '/tmp/loader.js', '--no-sandbox', '.', '--user-data-dir=/p', 'runs'];
    expect(commandLineOf(argv, cwd, true).paths).toEqual([resolve(cwd, 'runs')]);
    expect(commandLineOf(['electron', '.'], cwd, true).paths).toEqual([]);
  });

  it('takes the address a desktop passes for a path', () => {
    expect(commandLineOf(['agora', 'file:///data/a%20b.json'], cwd, false).paths).toEqual([resolve('/data/a b.json')]);
  });

  it('names a drawing job in both spellings, which is not a path to open', () => {
    for (const argv of [
      ['electron', '.', '--draw', 'job.json'],
      ['electron', '.', '--draw=job.json'],
    ]) {
      expect(commandLineOf(argv, cwd, true)).toEqual({ paths: [], drawJob: resolve(cwd, 'job.json') });
    }
  });
});
