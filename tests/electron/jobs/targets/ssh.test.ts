import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { unattended } from '../../../../analysis/task';
import type { Reach } from '../../../../electron/jobs/targets/reach';
import { reachOverSsh } from '../../../../electron/jobs/targets/ssh';
import { freePort, sshdMissing, startSshServer, waitFor, type SshServer } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe.skipIf(sshdMissing !== null)('reachOverSsh', () => {
  let server: SshServer;
  beforeAll(async () => {
    server = await startSshServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());
  const reach = (host: string, options = {}): Promise<Reach> =>
    reachOverSsh(host, { configFile: server.configFile, ...options });

  it('runs commands over one connection, with their words, input, output and exit codes', async () => {
    const before = await server.accepted();
    const direct = await reach('direct');
    const words = ['', "it's", 'a\nb', '$HOME', '-n', 'ä🙂'];
    const runs = words.map((word) => direct.run(['printf', '%s', word]));
    expect((await Promise.all(runs)).map(({ stdout }) => text(stdout))).toEqual(words);
    const big = randomBytes(8_000_000);
    const { stdout } = await direct.run(['cat'], { input: big });
    expect(createHash('sha256').update(stdout).digest('hex')).toBe(createHash('sha256').update(big).digest('hex'));
    expect(await direct.run(['sh', '-c', 'echo why >&2; exit 255'])).toMatchObject({ code: 255, stderr: 'why\n' });
    expect(await direct.run(['sh', '-c', 'kill -9 $$'])).toMatchObject({ code: 137 });
    expect((await direct.run(['no-such-program'])).code).toBe(127);
    expect((await server.accepted()) - before).toBe(1);
  });

  it.each([true, false])('sends and fetches folders whole, and only what is new (rsync: %s)', async (rsync) => {
    const direct = await reach('direct', { rsync });
    const [from, to, back] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    const names = ['run.sh', 'a b/it\'s "x" *?[1].txt', 'deep/er/ä🙂.bin'];
    await mkdir(join(from, 'a b'));
    await mkdir(join(from, 'deep/er'), { recursive: true });
    for (const name of names) await writeFile(join(from, name), name, { mode: name === 'run.sh' ? 0o755 : 0o644 });
    const there = join(to, 'new folder', 'x');
    await direct.send(from, there, unattended);
    for (const name of names) expect(await readFile(join(there, name), 'utf8')).toBe(name);
    expect((await stat(join(there, 'run.sh'))).mode & 0o777).toBe(0o755);
    const inode = (await stat(join(there, names[1]!))).ino;
    await writeFile(join(from, 'run.sh'), 'changed');
    await direct.send(from, there, unattended);
    expect((await stat(join(there, names[1]!))).ino).toBe(inode);
    expect(await readFile(join(there, 'run.sh'), 'utf8')).toBe('changed');

    await direct.fetch(there, names.slice(1), back, unattended);
    expect((await readdir(back)).sort()).toEqual(['a b', 'deep']);
    const fetched = (await stat(join(back, names[2]!))).ino;
    await writeFile(join(there, names[1]!), 'longer than before, and newer');
    await direct.fetch(there, names, back, unattended);
    expect(await readFile(join(back, names[1]!), 'utf8')).toBe('longer than before, and newer');
    expect(await readFile(join(back, 'run.sh'), 'utf8')).toBe('changed');
    expect((await stat(join(back, names[2]!))).ino).toBe(fetched);
    expect((await readdir(back)).sort()).toEqual(['a b', 'deep', 'run.sh']);
    await expect(direct.fetch(there, ['run.sh', 'not there'], back, unattended)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(direct.fetch(there, ['../x'], back, unattended)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('runs nothing here that a name there spells', async () => {
    const direct = await reach('direct', { rsync: false });
    const [there, here] = [temporaryFolder(), temporaryFolder()];
    const mark = join(here, 'mark');
    // A line of sftp that begins so is a command of this machine.
    const folder = join(there, `a"\n!touch ${mark}\n"`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'x'), 'x');
    const sent = await direct.send(folder, `${folder}/to`, unattended).catch((error: unknown) => error);
    const fetched = await direct.fetch(folder, ['x'], join(here, 'to'), unattended).catch((error: unknown) => error);
    await expect(stat(mark)).rejects.toThrow('ENOENT');
    for (const error of [sent, fetched])
      expect(error).toMatchObject({ code: 'bad-input', message: expect.stringContaining("line's end") as string });
  });

  it('ends a command that is not wanted any more, or takes too long', async () => {
    const direct = await reach('direct');
    const controller = new AbortController();
    const begun = join(temporaryFolder(), 'begun');
    const running = direct.run(['sh', '-c', 'touch "$0"; exec sleep 20', begun], { signal: controller.signal });
    await waitFor(() =>
      stat(begun).then(
        () => true,
        () => false,
      ),
    );
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    await expect(direct.run(['sleep', '100'], { timeoutMs: 300 })).rejects.toMatchObject({ code: 'network' });
    expect((await direct.run(['true'])).code).toBe(0);
  });

  it.each([true, false])('goes on with a fetch that was cut off (rsync: %s)', async (rsync) => {
    const direct = await reach('direct', { rsync });
    const [from, to] = [temporaryFolder(), temporaryFolder()];
    const bytes = randomBytes(300_000_000);
    await writeFile(join(from, 'weights.bin'), bytes);
    const fetching = direct.fetch(from, ['weights.bin'], to, unattended).then(
      () => null,
      (error: unknown) => error,
    );
    const staging = join(to, '.agora-part');
    const come = async (): Promise<number> => {
      const [name] = await readdir(staging).catch(() => []);
      return name === undefined ? 0 : (await stat(join(staging, name))).size;
    };
    await waitFor(async () => (await come()) > 1_000_000);
    await server.cut();
    expect(await fetching).toMatchObject({ code: 'network', message: expect.stringContaining('direct') as string });
    expect(await readdir(to)).toEqual(['.agora-part']);
    expect(await come()).toBeGreaterThan(1_000_000);
    const kept = (await stat(join(staging, (await readdir(staging))[0]!))).ino;
    await direct.fetch(from, ['weights.bin'], to, unattended);
    expect((await readFile(join(to, 'weights.bin'))).equals(bytes)).toBe(true);
    // The very file that had been begun.
    expect((await stat(join(to, 'weights.bin'))).ino).toBe(kept);
    expect(await readdir(to)).toEqual(['weights.bin']);
  });

  it('takes an sftp that ends without a word for a connection that broke, whatever its code', async () => {
    const [bin, from, to] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    // As it does now and then where the connection is reset between two packets.
    await writeFile(join(bin, 'sftp'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    vi.stubEnv('PATH', `${bin}:${process.env['PATH'] ?? ''}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    await writeFile(join(from, 'weights.bin'), 'w');
    const direct = await reach('direct', { rsync: false });
    for (const copy of [direct.fetch(from, ['weights.bin'], to, unattended), direct.send(from, to, unattended)])
      await expect(copy).rejects.toMatchObject({ code: 'network' });
  });

  it('tells a connection that broke from a command that failed, and connects anew', async () => {
    const direct = await reach('direct');
    const begun = join(temporaryFolder(), 'begun');
    const running = direct.run(['sh', '-c', 'touch "$0"; exec sleep 20', begun]).then(
      () => null,
      (error: unknown) => error,
    );
    await waitFor(() =>
      stat(begun).then(
        () => true,
        () => false,
      ),
    );
    await server.cut();
    expect(await running).toMatchObject({
      code: 'network',
      context: { nextStep: expect.stringContaining('goes on') as string },
    });
    expect((await direct.run(['true'])).code).toBe(0);
  });

  it('goes through a jump host', async () => {
    const before = await server.accepted();
    expect((await (await reach('behind-jump')).run(['true'])).code).toBe(0);
    expect((await server.accepted()) - before).toBe(2);
  });

  it('takes the wished port again after a tunnel that was ended by force', async () => {
    const direct = await reach('direct');
    const { signal } = new AbortController();
    const wished = await freePort();
    expect((await direct.tunnel('127.0.0.1', 9, signal, wished)).localPort).toBe(wished);
    await direct.run(['pkill', '-KILL', '-f', `^ssh .*-L 127.0.0.1:${wished}:`]);
    const again = await direct.tunnel('127.0.0.1', 9, signal, wished);
    expect(again.localPort).toBe(wished);
    await again.close();
  });

  it('makes a port there answer here, until it is closed', async () => {
    const http = createServer((_, answer) => answer.setHeader('connection', 'close').end('through'));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as { port: number };
    const direct = await reach('direct');
    const tunnel = await direct.tunnel('127.0.0.1', port, new AbortController().signal);
    const address = `http://127.0.0.1:${tunnel.localPort}/`;
    expect(tunnel.localPort).not.toBe(port);
    expect(await (await fetch(address)).text()).toBe('through');
    await tunnel.close();
    await expect(fetch(address)).rejects.toThrow();
    expect((await direct.run(['true'])).code).toBe(0);
    // ssh would put this machine's environment in its place, and tell it there.
    await expect(direct.tunnel('${HOME}', port, new AbortController().signal)).rejects.toMatchObject({
      code: 'bad-input',
    });
    http.close();
  });
});
