import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { mkdir, open, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Question } from '../../../../electron/jobs/targets/ask';
import { reachOverSsh } from '../../../../electron/jobs/targets/ssh';
import { temporaryFolder } from '../../temporaryFolder';
import { sshdMissing, startSshServer, waitFor } from '../../../services/sshd';

const canary = 'canary passphrase 5f1c';

/** Command lines and environments of every process, as this user may read them. */
async function whatProcessesShow(): Promise<string> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const files = pids.flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`]);
  return (await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')))).join('\0');
}

it('leaves nothing behind where who was to answer has ended', async () => {
  const folder = join(temporaryFolder(), 'ask');
  await mkdir(folder);
  execFileSync('mkfifo', [join(folder, 'questions')]);
  await using reader = await open(join(folder, 'questions'), constants.O_RDWR | constants.O_NONBLOCK);
  const asker = spawn('sleep', ['60']);
  const script = spawn(
    'sh',
    [join(import.meta.dirname, '../../../../resources/far/askpass.sh'), 'Enter passphrase for key:'],
    { detached: true, stdio: 'ignore', env: { ...process.env, AGORA_ASK: folder, AGORA_ASKER: String(asker.pid) } },
  );
  const exited = once(script, 'exit') as Promise<[number | null, string | null]>;
  // The pipe for its answer.
  await waitFor(async () => (await readdir(folder)).includes(String(script.pid)));
  asker.kill();
  const [, signal] = await exited;
  expect(signal).toBe('SIGTERM');
  expect((await reader.stat()).isFIFO()).toBe(true);
  await expect(readdir(folder)).rejects.toThrow('ENOENT');
});

it.skipIf(sshdMissing !== null)('asks for a passphrase, which then stands nowhere', async () => {
  await using server = await startSshServer({ passphrase: canary });
  const questions: Question[] = [];
  const seen: string[] = [];
  const reach = await reachOverSsh('encrypted', {
    configFile: server.configFile,
    ask: async (question) => {
      questions.push(question);
      seen.push(await whatProcessesShow());
      return questions.length === 1 ? 'a wrong one' : canary;
    },
  });
  // Where something of it would be seen while it is used.
  const shown = await reach.run(['sh', '-c', 'cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null || true']);
  seen.push(new TextDecoder().decode(shown.stdout), await whatProcessesShow());
  expect(questions.map(({ host, kind }) => ({ host, kind }))).toEqual([
    { host: 'encrypted', kind: 'secret' },
    { host: 'encrypted', kind: 'secret' },
  ]);
  expect(questions[0]!.text).toContain('id_encrypted');
  expect(questions.map(({ isAgain }) => isAgain)).toEqual([undefined, true]);
  // The same connection serves what follows.
  await reach.run(['true']);
  expect(questions).toHaveLength(2);
  expect(seen.filter((text) => text.includes(canary))).toEqual([]);
  const files = execFileSync('sh', ['-c', `grep -rl '${canary}' /tmp/agora-* 2>/dev/null || true`]).toString();
  expect(files).toBe('');
});

it.skipIf(sshdMissing !== null)(
  'answers nothing by itself: neither a passphrase nor whether a host is the right one',
  async () => {
    await using server = await startSshServer();
    const known = await readFile(server.knownHosts, 'utf8');
    await writeFile(server.knownHosts, '');
    const asked: Question[] = [];
    const reachWith = (answers: (string | null)[], host = 'direct') =>
      reachOverSsh(host, {
        configFile: server.configFile,
        ask: (question) => Promise.resolve((asked.push(question), answers.shift() ?? null)),
      });
    await expect((await reachWith([])).run(['true'])).rejects.toMatchObject({ code: 'not-permitted' });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ kind: 'confirmation', text: expect.stringMatching(/SHA256:\S{43}/) as string });
    await expect((await reachWith(['no'])).run(['true'])).rejects.toMatchObject({ code: 'not-permitted' });
    expect(await readFile(server.knownHosts, 'utf8')).toBe('');
    expect((await (await reachWith(['yes'])).run(['true'])).code).toBe(0);
    expect(await readFile(server.knownHosts, 'utf8')).not.toBe('');
    await writeFile(server.knownHosts, known);
    await expect((await reachWith([], 'encrypted')).run(['true'])).rejects.toMatchObject({ code: 'not-permitted' });
  },
);
