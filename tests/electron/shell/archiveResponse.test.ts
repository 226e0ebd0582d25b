import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { listArchive } from '../../../electron/ports/listing';
import { archiveResponse } from '../../../electron/shell/archiveResponse';
import { locationOf } from '../../../electron/ports/locationOf';
import { archiveId, grant } from '../../../electron/shell/grants';
import { temporaryFolder } from '../temporaryFolder';

let root: string;
const bytes = new Uint8Array(3_000_000).map((_, index) => index % 251);

beforeEach(async () => {
  root = temporaryFolder();
  mkdirSync(join(root, 'runs'));
  writeFileSync(join(root, 'runs', 'a.json'), bytes);
  writeFileSync(join(root, 'runs', 'empty.json'), '');
  writeFileSync(join(root, 'secret.txt'), 'not granted');
  grant('test', await listArchive(join(root, 'runs')));
});

const bodyOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe('a granted file', () => {
  it('is given whole, as plain bytes', async () => {
    const response = await archiveResponse('test', 0, null);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-length')).toBe('3000000');
    expect(Buffer.compare(await bodyOf(response), bytes)).toBe(0);
  });

  it('is given in part, by a range over several chunks', async () => {
    const range = await archiveResponse('test', 0, 'bytes=1000000-2999998');
    expect(range.status).toBe(206);
    expect(range.headers.get('content-range')).toBe('bytes 1000000-2999998/3000000');
    expect(Buffer.compare(await bodyOf(range), bytes.subarray(1_000_000, 2_999_999))).toBe(0);
  });

  it('that is empty is given empty', async () => {
    const response = await archiveResponse('test', 1, null);
    expect([response.status, (await bodyOf(response)).byteLength]).toEqual([200, 0]);
  });

  it('knows which ranges it does not have', async () => {
    const response = await archiveResponse('test', 0, 'bytes=3000000-');
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */3000000');
  });

  it('ends early where it shrank while it was read', async () => {
    const response = await archiveResponse('test', 0, null);
    truncateSync(join(root, 'runs', 'a.json'), 10);
    expect((await bodyOf(response)).byteLength).toBeLessThan(bytes.byteLength);
  });
});

describe('what is not granted', () => {
  it('has no id', async () => {
    expect((await archiveResponse('other', 0, null)).status).toBe(403);
    expect((await archiveResponse('test', 2, null)).status).toBe(404);
  });

  it('is not reached by a link put in the place of a granted file', async () => {
    rmSync(join(root, 'runs', 'a.json'));
    symlinkSync(join(root, 'secret.txt'), join(root, 'runs', 'a.json'));
    expect((await archiveResponse('test', 0, null)).status).toBe(403);
  });

  it('is not reached by a link put in the place of a granted folder', async () => {
    renameSync(join(root, 'runs'), join(root, 'runs-moved'));
    symlinkSync(join(root, 'runs-moved'), join(root, 'runs'));
    expect((await archiveResponse('test', 0, null)).status).toBe(403);
  });

  it('is gone where the file is gone', async () => {
    rmSync(join(root, 'runs', 'a.json'));
    expect((await archiveResponse('test', 0, null)).status).toBe(404);
  });
});

describe('the id of an archive', () => {
  it('is stable for a place and a profile, differs between them, and fits an address', () => {
    const id = archiveId('/data/runs', 'key');
    expect(id).toBe(archiveId('/data/runs', 'key'));
    expect(id).not.toBe(archiveId('/data/runs', 'other key'));
    expect(id).not.toBe(archiveId('/data/runs2', 'key'));
    expect(id).toMatch(/^[0-9a-f]{32}$/);
  });

  it('goes with a location that is for the eye only', () => {
    expect(locationOf('/home/ada/runs/march', '/home/ada')).toBe('~/runs/march');
    expect(locationOf('/home/adam/runs', '/home/ada')).toBe('/home/adam/runs');
  });
});
