/** Workspace files in the terminal: which archive is meant, and what is laid over it. */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { generatedData } from '../../fixtures/memoryArchive';
import { agora, agoraJson } from './call';

let folder: string;

const opened = z.object({
  archive: z.object({ name: z.string() }),
  artifacts: z.array(z.object({ path: z.string(), run: z.string().nullable() })),
  runs: z.array(
    z.object({ id: z.string(), generator: z.string().nullable(), inferredFrom: z.record(z.string(), z.string()) }),
  ),
  problems: z.array(z.object({ path: z.string(), line: z.number().nullable(), code: z.string() })),
});
const open = async (...words: readonly string[]) => {
  const { code, document } = await agoraJson('open', ...words);
  return { code, ...opened.parse(document) };
};
const write = (name: string, value: object) =>
  writeFile(join(folder, name), JSON.stringify({ agoraWorkspace: 1, ...value }, null, 2));

const march = { path: 'runs/march', name: 'March', templates: ['{generator}.{domain}.{method}'] };
const april = {
  path: './runs/april',
  manifest: {
    runs: [{ id: 'seven', generator: 'gpt-4o', method: 'magpie', domain: 'code', files: ['*'] }],
    colour: 'red',
  },
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agora-workspace-'));
  for (const month of ['march', 'april']) {
    await mkdir(join(folder, 'runs', month), { recursive: true });
    await writeFile(join(folder, 'runs', month, 'acme-7b.math.magpie.json'), generatedData(3, 'v1'));
  }
  await write('one.agora', { archives: [march] });
  await write('both.agora', { archives: [march, april] });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('agora open FILE.agora', () => {
  it('opens its only archive, under its name and by its templates, wherever the folder lies', async () => {
    const moved = join(folder, 'moved');
    await mkdir(moved);
    await rename(join(folder, 'one.agora'), join(moved, 'one.agora'));
    await rename(join(folder, 'runs'), join(moved, 'runs'));
    const { code, archive, runs, artifacts } = await open(join(moved, 'one.agora'));
    expect([code, archive.name]).toEqual([0, 'March']);
    expect(runs).toMatchObject([{ generator: 'acme-7b', inferredFrom: { generator: march.templates[0] } }]);
    expect(artifacts).toMatchObject([{ run: runs[0]?.id }]);
    await rename(join(moved, 'one.agora'), join(folder, 'one.agora'));
    await rename(join(moved, 'runs'), join(folder, 'runs'));
  });

  it('opens one of several by its name or its folder, with its manifest, and lists the problems of the file', async () => {
    const both = join(folder, 'both.agora');
    expect(await open(`${both}#March`)).toMatchObject({ code: 0, archive: { name: 'March' } });
    const byFolder = await open(`${both}#april`);
    expect(byFolder).toMatchObject({ archive: { name: 'april' }, runs: [{ id: 'seven' }] });
    expect(byFolder.problems).toContainEqual({ path: 'both.agora', line: 25, code: 'unknown-key' });
    expect(await open(both, '--archive', 'runs/march')).toMatchObject({ code: 0, archive: { name: 'March' } });
    expect((await agora('sql', `${both}#april`, 'SELECT id FROM runs')).stdout).toContain('seven');
  });

  it.each([
    [
      'both.agora',
      /does not hold exactly one archive\. It holds March, april\. Name one of them, such as .*both\.agora#March/,
    ],
    ['both.agora#may', /has no archive called may\. It holds March, april\./],
  ])('2 for %s, and the names are listed', async (name, message) => {
    const { code, stderr } = await agora('open', join(folder, name));
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('2 for --archive where there is no workspace', async () => {
    expect((await agora('open', join(folder, 'runs'), '--archive', 'march')).code).toBe(2);
  });

  it.each([
    ['{"agoraWorkspace": 9}', 'newer-workspace', 1],
    ['{"agoraWorkspace": 1,\n}', 'bad-workspace', 2],
    ['{"agoraWorkspace": 1, "archives": [{"path": "//host/runs"}]}', 'other-machine', null],
    ['{"agoraWorkspace": 1, "archives": [{"path": "gone"}]}', 'not-found', null],
  ])('3 for %j, with the reason among the problems', async (text, problem, line) => {
    await writeFile(join(folder, 'bad.agora'), text);
    const { code, problems } = await open(join(folder, 'bad.agora'));
    expect(code).toBe(3);
    expect(problems).toMatchObject([{ code: problem, line }]);
  });

  it('3 for a workspace that is not there', async () => {
    expect(await open(join(folder, 'none.agora'))).toMatchObject({ code: 3, problems: [{ code: 'not-found' }] });
  });

  it('takes a folder of such a name for a folder, and a # for a part of a name', async () => {
    for (const name of ['folder.agora', 'x.agora#y']) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'magpie_math_gpt-4o_10000.json'), generatedData(3));
      expect(await open(join(folder, name))).toMatchObject({ code: 0, archive: { name } });
    }
  });

  it('names the published study', async () => {
    await write('published.agora', { archives: [{ path: 'agora:published' }] });
    expect(await open(join(folder, 'published.agora'))).toMatchObject({
      code: 0,
      archive: { name: 'AgoraBench as published' },
    });
  });

  it('no report is written into the archive that it names', async () => {
    const { code, stderr } = await agora(
      'report',
      join(folder, 'one.agora'),
      '--out',
      join(folder, 'runs/march/report'),
    );
    expect(code).toBe(2);
    expect(stderr).toContain('never written to');
  });

  it('a workspace file inside an archive is recognised, and no problem', async () => {
    await write('runs/april/inside.agora', { archives: [] });
    const { artifacts, problems } = await open(join(folder, 'runs/april'));
    expect(artifacts.map(({ path }) => path)).toContain('inside.agora');
    expect(problems.map(({ path }) => path)).not.toContain('inside.agora');
    await rm(join(folder, 'runs/april/inside.agora'));
  });
});

describe('agora formats', () => {
  it('lists every kind once, with what it is recognised by, and the containers', async () => {
    const { code, document } = await agoraJson('formats');
    const kind = z.strictObject({
      id: z.string(),
      name: z.string().min(1),
      recognisedBy: z.string().min(1),
      provides: z.array(z.string()),
    });
    const { kinds, containers } = z
      .strictObject({ kinds: z.array(kind), containers: z.array(z.string()) })
      .parse(document);
    expect(code).toBe(0);
    expect(new Set(kinds.map(({ id }) => id)).size).toBe(kinds.length);
    expect(kinds).toContainEqual(expect.objectContaining({ id: 'data-agora', provides: ['instances'] }));
    expect(containers).toEqual(['gzip', 'zstd', 'zip', 'tar']);
    const { stdout } = await agora('formats');
    for (const { id, recognisedBy } of kinds) {
      expect(stdout).toContain(id);
      expect(stdout).toContain(recognisedBy);
    }
  });

  it('2 for a word that it does not take', async () => {
    expect((await agora('formats', 'published')).code).toBe(2);
  });
});
