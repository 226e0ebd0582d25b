import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWorkspacePath, pathTo, placeOf } from '../../../electron/ports/workspacePlaces';

describe.each([
  ['here', '/home/ada/studies/march.agora', '/home/ada/runs/march', '../runs/march', posix],
  ['below', '/home/ada/march.agora', '/home/ada/a/b', 'a/b', posix],
  ['its own folder', '/home/ada/march.agora', '/home/ada', '.', posix],
  ['the folder above', '/home/ada/march.agora', '/home', '..', posix],
  ['Windows', 'C:\\work\\march.agora', 'C:\\runs\\march', '../runs/march', win32],
  ['another drive', 'C:\\work\\march.agora', 'D:\\runs\\march', 'D:/runs/march', win32],
] as const)('%s', (_name, file, place, path, paths) => {
  it('is named relative to the file, with /', () => expect(pathTo(place, file, paths)).toBe(path));
  it('and is found again', () => expect(placeOf(file, path, paths)).toBe(place));
});

it.each(['//host/share/runs', '\\\\host\\share', '\\\\?\\UNC\\host\\share', '/\\host/share'])(
  'has no other machine contacted: %s',
  (path) => {
    expect([placeOf('/studies/a.agora', path, posix), placeOf('C:\\studies\\a.agora', path, win32)]).toEqual([
      null,
      null,
    ]);
  },
);

it('knows a workspace by its extension', () => {
  expect(['a.agora', 'A.AGORA', 'agora', 'a.agora.json', 'agora.json'].map(isWorkspacePath)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
