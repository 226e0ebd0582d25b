import { chmod, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unattended } from '../../../../analysis/task';
import { reachHere } from '../../../../electron/jobs/targets/here';
import { runProgram } from '../../../../electron/jobs/targets/runProgram';
import { waitFor } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';

describe('reachHere', () => {
  it('runs commands with their words, input, output and exit codes', async () => {
    const home = temporaryFolder();
    const here = reachHere(home);
    const { stdout } = await here.run(['printf', '%s|', '', "it's", 'a\nb', '$HOME']);
    expect(new TextDecoder().decode(stdout)).toBe("|it's|a\nb|$HOME|");
    expect(new TextDecoder().decode((await here.run(['pwd'])).stdout)).toBe(`${home}\n`);
    expect((await here.run(['cat'], { input: 'x'.repeat(3_000_000) })).stdout).toHaveLength(3_000_000);
    expect(await here.run(['sh', '-c', 'echo why >&2; exit 255'])).toMatchObject({ code: 255, stderr: 'why\n' });
    expect((await here.run(['sh', '-c', 'kill -9 $$'])).code).toBe(137);
    expect((await here.run(['no-such-program'])).code).toBe(127);
  });

  it('gives what was written where something in the background holds the output open', async () => {
    const here = reachHere(temporaryFolder());
    const { stdout } = await here.run(['sh', '-c', 'sleep 30 & echo $!']);
    const pid = Number(new TextDecoder().decode(stdout));
    expect(pid).toBeGreaterThan(1);
    process.kill(pid);
  });

  it.each(['', ' >&2'])('ends a command whose output has no end%s', async (where) => {
    const running = runProgram('sh', ['-c', `yes${where}`], { mostBytes: 1_000_000 });
    await expect(running).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('no end') as string,
    });
  });

  it('ends a command that is not wanted any more with all that it started', async () => {
    const home = temporaryFolder();
    const controller = new AbortController();
    const script = 'sleep 30 & echo $! > child.new; mv child.new child; wait';
    const running = reachHere(home).run(['sh', '-c', script], { signal: controller.signal });
    const child = join(home, 'child');
    await waitFor(() =>
      stat(child).then(
        () => true,
        () => false,
      ),
    );
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    const pid = (await readFile(child, 'utf8')).trim();
    await waitFor(async () => !/^\d+ \(sleep\) [^Z]/.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  });

  it('copies folders whole, and only what is new', async () => {
    const [home, from, back] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    const here = reachHere(home);
    await mkdir(join(from, 'deep'));
    await writeFile(join(from, 'deep', 'a b.txt'), 'one');
    await writeFile(join(from, 'run.sh'), 'two');
    await chmod(join(from, 'run.sh'), 0o755);
    await here.send(from, 'work/x', unattended);
    const place = join(home, 'work/x');
    expect(await readFile(join(place, 'deep/a b.txt'), 'utf8')).toBe('one');
    expect((await stat(join(place, 'run.sh'))).mode & 0o777).toBe(0o755);
    const before = await stat(join(place, 'run.sh'));
    await writeFile(join(from, 'deep', 'a b.txt'), 'other');
    await here.send(from, 'work/x', unattended);
    expect((await stat(join(place, 'run.sh'))).ino).toBe(before.ino);
    await here.fetch('work/x', ['deep/a b.txt'], back, unattended);
    expect(await readFile(join(back, 'deep/a b.txt'), 'utf8')).toBe('other');
    expect(await readdir(back)).toEqual(['deep']);
    await expect(here.fetch('work/x', ['gone'], back, unattended)).rejects.toMatchObject({ code: 'not-found' });
    await expect(here.fetch('work/x', ['../x/run.sh'], back, unattended)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('makes a port answer on another, until it is closed', async () => {
    await using server = createServer((_, answer) => answer.setHeader('connection', 'close').end('through'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const tunnel = await reachHere().tunnel('127.0.0.1', port, new AbortController().signal);
    const url = `http://127.0.0.1:${tunnel.localPort}/`;
    expect(await (await fetch(url)).text()).toBe('through');
    await tunnel.close();
    await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });
});
