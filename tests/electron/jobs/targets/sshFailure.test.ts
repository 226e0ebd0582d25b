import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { asAgoraError, type AgoraError } from '../../../../analysis/errors';
import { reachOverSsh } from '../../../../electron/jobs/targets/ssh';
import { sshFailure } from '../../../../electron/jobs/targets/sshFailure';
import { sshdMissing, startSshServer } from '../../../services/sshd';

describe.skipIf(sshdMissing !== null)('what stands in the way of a connection', () => {
  it('is told in words, from what the real ssh says', async () => {
    await using server = await startSshServer();
    const { configFile, knownHosts, port } = server;
    const failure = async (host: string): Promise<AgoraError> => {
      const reach = await reachOverSsh(host, { configFile });
      return reach.run(['true']).then(
        () => Promise.reject(new Error(`${host} let us in.`)),
        (error: unknown) => asAgoraError(error),
      );
    };
    expect(await failure('nameless')).toMatchObject({
      code: 'network',
      message: 'There is no host of the name no-such-host.invalid.',
    });
    expect(await failure('closed')).toMatchObject({
      code: 'network',
      message: expect.stringMatching(/^127\.0\.0\.1 takes no connection on port \d+\.$/) as string,
    });
    // Nobody is there to give the passphrase.
    const denied = await failure('encrypted');
    expect(denied).toMatchObject({ code: 'not-permitted' });
    expect(denied.message).toMatch(/was not let in\. It takes: publickey\.$/);

    const known = await readFile(knownHosts, 'utf8');
    await writeFile(knownHosts, '');
    const unknown = await failure('direct');
    expect(unknown).toMatchObject({ code: 'not-permitted' });
    expect(unknown.message).toContain('The key of direct is not known on this machine.');
    expect(unknown.message).toMatch(/SHA256:\S{43} \(ssh-ed25519\)/);
    expect(unknown.context.nextStep).toContain('ssh direct');
    // Asking did not make it known.
    expect(await readFile(knownHosts, 'utf8')).toBe('');

    await writeFile(knownHosts, `# known since long\n${known}`);
    await server.changeHostKey();
    const changed = await failure('direct');
    expect(changed).toMatchObject({ code: 'not-permitted' });
    expect(changed.message).toContain(`(${knownHosts}:2)`);
    expect(changed.message).toMatch(/It shows SHA256:\S{43} now\./);
    expect(changed.context.nextStep).toContain(`ssh-keygen -f "${knownHosts}" -R "[127.0.0.1]:${port}"`);

    await server.stop();
    expect(await failure('direct')).toMatchObject({ code: 'network' });
  });

  it('is told before anything is sent where the start-up files of the shell print', async () => {
    await using server = await startSshServer({ lines: ['ForceCommand echo Welcome; eval "$SSH_ORIGINAL_COMMAND"'] });
    const reach = await reachOverSsh('direct', { configFile: server.configFile });
    await expect(reach.run(['true'])).rejects.toMatchObject({
      message: expect.stringContaining('"Welcome"') as string,
    });
  });
});

it.each(['-oProxyCommand=id', '', 'a b', '-'])('refuses the host %j, which is none', async (host) => {
  await expect(reachOverSsh(host)).rejects.toMatchObject({ code: 'bad-input' });
});

it.each([
  ['ssh: connect to host h port 22: Connection timed out', 'network', 'h does not answer.'],
  ['ssh: connect to host h port 22: No route to host', 'network', 'h cannot be reached: No route to host.'],
  [
    'Connection timed out during banner exchange\nConnection to 10.0.0.1 port 22 timed out',
    'network',
    'gpu does not answer.',
  ],
  [
    '/c/config: line 3: Bad configuration option: foo',
    'bad-input',
    'The configuration of ssh has a fault: /c/config: line 3: Bad configuration option: foo',
  ],
  [
    'Received disconnect from h port 22:2: Too many authentication failures',
    'not-permitted',
    'gpu was offered too many keys.',
  ],
  [
    'channel 0: open failed: connect failed: Connection refused\nstdio forwarding failed\nConnection closed by UNKNOWN port 65535',
    'network',
    'The jump host does not get through to gpu: Connection closed by UNKNOWN port 65535',
  ],
  [
    'client_loop: send disconnect: Broken pipe',
    'network',
    'The connection to gpu broke: client_loop: send disconnect: Broken pipe',
  ],
  ['', 'network', 'The connection to gpu broke.'],
])('reads %j', (stderr, code, message) => {
  expect(sshFailure('gpu', stderr)).toMatchObject({ code, message });
});
