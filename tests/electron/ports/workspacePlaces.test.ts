import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWithheld, isWorkspacePath, pathTo, placeOf } from '../../../electron/ports/workspacePlaces';

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

describe('what a workspace file does not open by itself', () => {
  const here = (file: string, place: string) => isWithheld(file, place, '/home/ada', posix);
  const windows = (file: string, place: string) => isWithheld(file, place, 'C:\\Users\\ada', win32);

  it.each(['/', '/home', '/home/ada', '/home/ada/.ssh', '/home/ada/.config/x', '/srv/.keys/a'])(
    'a disk, the user’s own folder and what holds it, and what is hidden: %s',
    (place) => expect(here('/home/ada/studies/march.agora', place)).toBe(true),
  );

  it.each([
    '/home/ada/studies',
    '/home/ada/studies/runs',
    '/home/ada/runs',
    '/data/runs',
    '/home/grace/runs',
    '/home/ada..',
  ])('other places it does: %s', (place) => expect(here('/home/ada/studies/march.agora', place)).toBe(false));

  it('is hidden as seen from the file: both may lie in a hidden folder', () => {
    expect(here('/home/ada/.work/march.agora', '/home/ada/.work/runs')).toBe(false);
    expect(here('/home/ada/.work/march.agora', '/home/ada/.ssh')).toBe(true);
    expect(here('/home/ada/march.agora', '/home/ada')).toBe(true);
  });

  it('knows the disks of Windows', () => {
    expect(windows('C:\\work\\a.agora', 'C:\\')).toBe(true);
    expect(windows('C:\\work\\a.agora', 'D:\\')).toBe(true);
    expect(windows('C:\\work\\a.agora', 'C:\\Users')).toBe(true);
    expect(windows('C:\\work\\a.agora', 'C:\\Users\\ada\\.ssh')).toBe(true);
    expect(windows('C:\\work\\a.agora', 'D:\\runs')).toBe(false);
  });
});
