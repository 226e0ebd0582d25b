import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listArchive } from '../../../electron/ports/listing';
import { temporaryFolder } from '../temporaryFolder';

function write(root: string, path: string, text = 'x'): string {
  const absolute = join(root, path);
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, text);
  return absolute;
}

const paths = (listing: Awaited<ReturnType<typeof listArchive>>) => listing.files.map((file) => file.path);
const codes = (listing: Awaited<ReturnType<typeof listArchive>>) =>
  listing.problems.map(({ path, code }) => `${path}: ${code}`);

describe('a folder as an archive', () => {
  it('lists every file once, by code unit, with its size and age', async () => {
    const root = temporaryFolder();
    for (const path of ['b/2.json', 'B.json', 'a.jsonl', 'b/10.json', 'b.json']) write(root, path);
    const absolute = write(root, 'z/deep/er/é.json', 'four');
    utimesSync(absolute, 1_700_000_000, 1_700_000_000);
    const listing = await listArchive(root);
    expect(paths(listing)).toEqual(['B.json', 'a.jsonl', 'b.json', 'b/10.json', 'b/2.json', 'z/deep/er/é.json']);
    expect(listing.files.at(-1)).toEqual({
      path: 'z/deep/er/é.json',
      absolute,
      bytes: 4,
      modifiedMs: 1_700_000_000_000,
    });
    expect(listing).toMatchObject({ root, problems: [] });
  });

  it('has the name of the job where it is the outputs of one', async () => {
    const root = temporaryFolder();
    write(root, 'march/outputs/a.json');
    write(root, 'june/outputs/a.json');
    write(root, 'june/job.json');
    expect((await listArchive(join(root, 'march', 'outputs'))).name).toBe('outputs');
    expect((await listArchive(join(root, 'june', 'outputs'))).name).toBe('june');
  });

  it('leaves hidden entries out and says which', async () => {
    const root = temporaryFolder();
    for (const path of ['.git/HEAD', '.DS_Store', 'runs/.cache/x', 'runs/a.json']) write(root, path);
    const listing = await listArchive(root);
    expect(paths(listing)).toEqual(['runs/a.json']);
    expect(listing.problems).toHaveLength(1);
    expect(listing.problems[0]).toMatchObject({ path: '', severity: 'note', code: 'hidden-entries' });
    expect(listing.problems[0]?.message).toContain('.DS_Store, .git, runs/.cache');
  });

  it('names links that leave it, lead back, or lead nowhere, and follows none of them', async () => {
    const outside = temporaryFolder();
    write(outside, 'secret.json');
    const root = temporaryFolder();
    write(root, 'data/a.json');
    symlinkSync(outside, join(root, 'away'));
    symlinkSync(join(outside, 'secret.json'), join(root, 'away.json'));
    symlinkSync('..', join(root, 'data', 'up'));
    symlinkSync('self', join(root, 'self'));
    symlinkSync('nowhere', join(root, 'broken'));
    symlinkSync('data/a.json', join(root, 'again.json'));
    const listing = await listArchive(root);
    expect(paths(listing)).toEqual(['data/a.json']);
    expect(codes(listing)).toEqual([
      'again.json: link-to-listed',
      'away: link-leaves-archive',
      'away.json: link-leaves-archive',
      'broken: link-broken',
      'data/up: link-loop',
      'self: link-loop',
    ]);
  });

  it('follows a link to what is not listed under its own name', async () => {
    const root = temporaryFolder();
    write(root, '.store/blob', 'content');
    write(root, '.store/folder/b.json');
    symlinkSync('.store/blob', join(root, 'a.json'));
    symlinkSync('.store/folder', join(root, 'more'));
    const listing = await listArchive(root);
    expect(paths(listing)).toEqual(['a.json', 'more/b.json']);
    expect(listing.files[0]).toMatchObject({ absolute: join(root, '.store/blob'), bytes: 7 });
  });

  it('does not take a neighbour with a longer name for a part of it', async () => {
    const parent = temporaryFolder();
    write(parent, 'runs-old/a.json');
    write(parent, 'runs/b.json');
    symlinkSync(join(parent, 'runs-old'), join(parent, 'runs', 'link'));
    expect(codes(await listArchive(join(parent, 'runs')))).toEqual(['link: link-leaves-archive']);
  });

  it.skipIf(process.platform === 'win32')('names what is neither folder nor file', async () => {
    const root = temporaryFolder();
    execFileSync('mkfifo', [join(root, 'pipe')]);
    expect(codes(await listArchive(root))).toEqual(['pipe: not-a-file']);
  });

  it('is named as the user named it, and rooted where it really lies', async () => {
    const parent = temporaryFolder();
    write(parent, 'march/a.json');
    symlinkSync('march', join(parent, 'latest'));
    expect(await listArchive(join(parent, 'latest'))).toMatchObject({ root: join(parent, 'march'), name: 'latest' });
  });

  it('stops when it is cancelled', async () => {
    const root = temporaryFolder();
    await expect(listArchive(root, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a single file as an archive', () => {
  it('has one file, under its own name', async () => {
    const root = temporaryFolder();
    const absolute = write(root, 'outputs.json', '[]');
    const listing = await listArchive(absolute);
    expect(listing).toMatchObject({ root: absolute, name: 'outputs.json', problems: [] });
    expect(listing.files).toMatchObject([{ path: 'outputs.json', absolute, bytes: 2 }]);
  });

  it('that is missing is not found, and the error names it', async () => {
    const missing = join(temporaryFolder(), 'none.json');
    await expect(listArchive(missing)).rejects.toMatchObject({ code: 'not-found', context: { path: missing } });
  });
});
