import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resolveHost } from '../../../../electron/jobs/targets/resolveHost';
import { sshdMissing } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';

it.skipIf(sshdMissing !== null)('tells what the configuration makes of a host', async () => {
  const folder = temporaryFolder();
  const [config, key] = [join(folder, 'config'), join(folder, 'id')];
  await writeFile(key, '');
  await writeFile(
    config,
    `Host gpu\n HostName 10.1.2.3\n User ann\n Port 2222\n ProxyJump bastion\n IdentityFile ${key}\n IdentityFile /no/such/id\n`,
  );
  expect(await resolveHost('gpu', config)).toEqual({
    hostName: '10.1.2.3',
    user: 'ann',
    port: 2222,
    jumpHosts: 'bastion',
    identityFiles: [key],
  });
  expect(await resolveHost('bob@plain', config)).toMatchObject({
    hostName: 'plain',
    user: 'bob',
    port: 22,
    jumpHosts: null,
  });
  await writeFile(config, 'Nonsense 1\n');
  await expect(resolveHost('gpu', config)).rejects.toMatchObject({
    code: 'bad-input',
    message: expect.stringContaining('nonsense') as string,
  });
});
