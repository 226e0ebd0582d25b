/** A server of a user's own kind, behind ssh, answers here until it is not wanted any more. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unattended } from '../../../../analysis/task';
import { createLaunch } from '../../../../electron/jobs/launch/createLaunch';
import { launchNow } from '../../../../electron/jobs/launch/launchNow';
import { serveGraph } from '../../../../electron/jobs/serve/serveGraph';
import { serveModel } from '../../../../electron/jobs/serve/serveModel';
import { readKind } from '../../../../electron/jobs/steps/readKind';
import { openTarget } from '../../../../electron/jobs/targets/openTarget';
import { checkTarget } from '../../../../electron/jobs/targets/targetsFile';
import { standInFiles, standInKind } from '../../../services/standInServer';
import { freePort, sshdMissing, startSshServer, waitFor } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';
import { kindFolder } from '../steps/kindFolder';

const python = '/usr/bin/python3';
const skipped = sshdMissing !== null || !existsSync(python);

async function launched(settings: Record<string, unknown>, configFile: string) {
  const folder = kindFolder(temporaryFolder(), standInKind, standInFiles);
  const kind = await readKind(folder, true);
  const target = checkTarget({ kind: 'ssh', name: 'gpu', host: 'direct', folder: temporaryFolder(), python });
  const plan = { kind: kind.kind.id, settings, resources: {}, model: "it's/a model", target: 'gpu' };
  const graph = await serveGraph(plan, kind, unattended.signal);
  const launch = await createLaunch(graph, target, { version: 'test', jobs: temporaryFolder() }, unattended);
  return { folder: launch.folder, target: await openTarget(target, { sshConfig: configFile }) };
}

it.skipIf(skipped)(
  'serves through ssh until it is not wanted any more, with a key that stands in no file',
  async () => {
    await using sshd = await startSshServer();
    const { folder, target } = await launched({ port: await freePort() }, sshd.configFile);
    const key = 'canary-key-83b1';
    const controller = new AbortController();
    const told: string[] = [];
    const answered: string[] = [];
    const serving = serveModel({
      folder,
      target,
      secrets: { TEST_API_KEY: key },
      key,
      signal: controller.signal,
      told: (message) => told.push(message),
      ready: (address) => answered.push(address),
      everyMs: 200,
    });
    await Promise.race([waitFor(() => answered.length === 1), serving]);
    const [baseUrl = ''] = answered;
    const headers = { authorization: `Bearer ${key}` };
    expect(await (await fetch(`${baseUrl}/models`, { headers })).json()).toEqual({ data: [{ id: "it's/a model" }] });
    expect((await fetch(`${baseUrl}/models`)).status).toBe(401);
    expect(told[0]).toBe('Waiting for the server to start on direct.');

    // The connection breaks; what answers is the same server at the same address, for jobs that go on asking it.
    await sshd.cut();
    await Promise.race([waitFor(() => answered.length === 2), serving]);
    expect(answered).toEqual([baseUrl, baseUrl]);
    expect((await fetch(`${baseUrl}/models`, { headers })).status).toBe(200);

    const { file } = await launchNow(folder, { isHere: true });
    const place = await target.farSide.stepFolder(file.token, 'serve-own');
    const pid = await readFile(join(place, 'pid'), 'utf8');
    const found = await target.reach.run(['grep', '-rl', key, join(place, '../../../..'), folder]);
    const secret = new TextDecoder().decode(found.stdout).split('\n').filter(Boolean);
    expect(secret.filter((path) => !path.includes('/secrets/'))).toEqual([]);
    controller.abort();
    await serving;
    expect(existsSync(`/proc/${pid}`)).toBe(false);
    await expect(fetch(`${baseUrl}/models`)).rejects.toThrow();
    expect((await launchNow(folder, { isHere: false })).summary.state).toBe('cancelled');
    await target.close();
  },
);

it.skipIf(skipped)('says why a server ended by itself', async () => {
  await using sshd = await startSshServer();
  const { folder, target } = await launched({ broken: true }, sshd.configFile);
  const nothing = () => undefined;
  const { signal } = new AbortController();
  const serving = serveModel({ folder, target, secrets: {}, key: null, signal, told: nothing, ready: nothing });
  await expect(serving).rejects.toMatchObject({
    message: expect.stringContaining('The model is not there.') as string,
  });
  expect((await launchNow(folder, { isHere: false })).summary.state).toBe('incomplete');
  await target.close();
});
