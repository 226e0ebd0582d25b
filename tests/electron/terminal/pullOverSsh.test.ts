/** `agora pull ssh:HOST:PATH`: what comes, what is kept, what is refused. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, stat, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { sshdMissing, startSshServer, type SshServer } from '../../services/sshd';
import { temporaryFolder } from '../temporaryFolder';
import { agora, agoraJson } from './call';

const documentSchema = z.looseObject({
  files: z.array(z.object({ path: z.string(), bytes: z.number(), status: z.string(), sha256: z.string().nullable() })),
  problems: z.array(z.looseObject({ path: z.string(), message: z.string() })),
});

describe.skipIf(sshdMissing !== null)('agora pull ssh:', () => {
  let server: SshServer;
  beforeAll(async () => {
    server = await startSshServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());
  afterEach(() => vi.unstubAllEnvs());

  it('brings a folder with verified files, and goes on with what is new', async () => {
    vi.stubEnv('AGORA_SSH_CONFIG', server.configFile);
    vi.stubEnv('AGORA_DATA', temporaryFolder());
    const [there, out] = [temporaryFolder(), join(temporaryFolder(), 'new')];
    await mkdir(join(there, 'data'));
    await writeFile(join(there, "data/it's a b.json"), '[1]');
    await writeFile(join(there, 'results.json'), '{}');
    await writeFile(join(there, 'big.safetensors'), 'w'.repeat(1000));
    await writeFile(join(there, '.hidden'), 'x');
    await symlink(join(there, 'results.json'), join(there, 'linked.json'));
    const place = `ssh:direct:${there}`;
    const pull = async (...words: string[]) => {
      const { code, document } = await agoraJson('pull', place, ...words);
      return { code, ...documentSchema.parse(document) };
    };
    const statuses = ({ files }: Awaited<ReturnType<typeof pull>>) =>
      files.map(({ path, status }) => `${path} ${status}`);

    expect(statuses(await pull('--list'))).toEqual([
      'big.safetensors listed',
      "data/it's a b.json listed",
      'linked.json listed',
      'results.json listed',
    ]);
    const first = await pull('--out', out, '--files', '**/*.json');
    expect(first).toMatchObject({ code: 0, problems: [] });
    expect(statuses(first)).toEqual(["data/it's a b.json fetched", 'linked.json fetched', 'results.json fetched']);
    expect(first.files[0]!.sha256).toBe(createHash('sha256').update('[1]').digest('hex'));
    expect(await readFile(join(out, 'linked.json'), 'utf8')).toBe('{}');
    expect((await readdir(out)).sort()).toEqual(['.agora-pull.jsonl', 'data', 'linked.json', 'results.json']);

    const before = (await stat(join(out, 'results.json'))).ino;
    // Another content of the same size and time, which neither rsync nor sftp takes for another.
    const { mtime } = await stat(join(there, 'linked.json'));
    await writeFile(join(there, 'same.json'), '[1]');
    await utimes(join(there, 'same.json'), mtime, mtime);
    expect(statuses(await pull('--out', out, '--files', 'same.json'))).toEqual(['same.json fetched']);
    await writeFile(join(there, 'same.json'), '[2]');
    await utimes(join(there, 'same.json'), mtime, mtime);
    expect(statuses(await pull('--out', out, '--files', 'same.json'))).toEqual(['same.json fetched']);
    expect(await readFile(join(out, 'same.json'), 'utf8')).toBe('[2]');
    await rm(join(there, 'same.json'));
    await writeFile(join(there, "data/it's a b.json"), '[1, 2]');
    await writeFile(join(out, 'linked.json'), 'of the user');
    const second = await pull('--out', out);
    expect(second.code).toBe(3);
    expect(statuses(second)).toEqual([
      'big.safetensors fetched',
      "data/it's a b.json fetched",
      'linked.json failed',
      'results.json kept',
    ]);
    expect(second.problems).toMatchObject([
      { path: 'linked.json', message: expect.stringContaining('left as it is') as string },
    ]);
    expect(await readFile(join(out, 'linked.json'), 'utf8')).toBe('of the user');
    expect(await readFile(join(out, "data/it's a b.json"), 'utf8')).toBe('[1, 2]');
    expect((await stat(join(out, 'results.json'))).ino).toBe(before);
  });

  it('knows targets by their name, and says what is not there', async () => {
    vi.stubEnv('AGORA_SSH_CONFIG', server.configFile);
    vi.stubEnv('AGORA_DATA', temporaryFolder());
    const there = temporaryFolder();
    await writeFile(join(there, 'a.json'), '1');
    await agora('targets', 'add', 'gpu', '--host', 'behind-jump');
    const listed = await agora('pull', `ssh:gpu:${there}`, '--list');
    expect(listed).toMatchObject({ code: 0, stdout: expect.stringContaining('a.json') as string });
    const missing = await agora('pull', `ssh:gpu:${there}/none`, '--out', temporaryFolder());
    expect(missing).toMatchObject({ code: 3, stdout: expect.stringContaining('There is no folder') as string });
    expect((await agora('pull', 'ssh:gpu', '--list')).stderr).toContain('ssh:HOST:PATH');
    expect((await agora('pull', `ssh:gpu:${there}`, '--list', '--files', '*.csv')).code).toBe(2);
    expect((await agora('pull', 'ssh:closed:x', '--list')).stdout).toContain('takes no connection');
  });
});
