/** `agora targets`: the file, the test of a target, the exit codes. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { sshdMissing, startSshServer } from '../../services/sshd';
import { temporaryFolder } from '../temporaryFolder';
import { agora, agoraJson } from './call';

afterEach(() => vi.unstubAllEnvs());

it('adds, lists and removes targets', async () => {
  const data = temporaryFolder();
  vi.stubEnv('AGORA_DATA', data);
  const added = await agora('targets', 'add', 'gpu', '--host', 'me@gpu', '--setup', 'module load cuda');
  expect(added).toMatchObject({ code: 0, stdout: 'Added gpu. Test it: agora targets test gpu\n' });
  const more = '{"atOnce": 4, "environment": {"HF_HOME": "/scratch/hf"}}';
  const slurm = ['targets', 'add', 'cluster', '--kind', 'slurm', '--host', 'login', '--partition', 'h100'];
  expect((await agora(...slurm, '--settings', more)).code).toBe(0);
  expect(await agoraJson('targets')).toMatchObject({
    code: 0,
    document: {
      file: join(data, 'targets.json'),
      targets: [
        { name: 'here', kind: 'local' },
        { name: 'gpu', kind: 'ssh', host: 'me@gpu', setup: ['module load cuda'] },
        { name: 'cluster', kind: 'slurm', partition: 'h100', atOnce: 4, environment: { HF_HOME: '/scratch/hf' } },
      ],
      problems: [],
    },
  });
  expect((await agora('targets', 'list')).stdout).toMatch(/^gpu +ssh +me@gpu/m);
  expect(await agora('targets', 'add', 'x', '--host=-oProxyCommand=id')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('host:') as string,
  });
  expect(await agora('targets', 'add', 'x', '--settings', '{"hots": 1}')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('hots') as string,
  });
  expect((await agora('targets', 'remove', 'gpu')).code).toBe(0);
  expect((await agora('targets', 'remove', 'gpu')).code).toBe(2);
  expect(await readFile(join(data, 'targets.json'), 'utf8')).not.toContain('me@gpu');
});

it.skipIf(sshdMissing !== null)('tests a target, and says why one cannot be reached', async () => {
  await using server = await startSshServer();
  vi.stubEnv('AGORA_DATA', temporaryFolder());
  vi.stubEnv('AGORA_SSH_CONFIG', server.configFile);
  const folder = temporaryFolder();
  await agora('targets', 'add', 'gpu', '--host', 'behind-jump', '--folder', folder, '--python', '/usr/bin/python3');
  const tested = await agora('targets', 'test', 'gpu');
  expect(tested).toMatchObject({ code: 0, stderr: '' });
  expect(tested.stdout).toContain(
    `gpu is ${process.env['USER'] ?? 'root'}@127.0.0.1, port ${server.port}, through jump`,
  );
  expect(tested.stdout).toContain(`Folder      ${folder}`);
  await server.changeHostKey();
  const { code, document } = await agoraJson('targets', 'test', 'gpu');
  expect(code).toBe(3);
  expect(document).toMatchObject({
    target: { name: 'gpu' },
    resolved: { port: server.port, jumpHosts: 'jump' },
    facts: null,
    problem: { code: 'not-permitted', message: expect.stringContaining('ssh-keygen') as string },
  });
  expect((await agora('targets', 'test', 'other')).stderr).toContain('Choose from here, gpu');
});
