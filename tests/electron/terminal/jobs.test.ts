/** `agora jobs` on work that was launched, as somebody types it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { expect, it, vi } from 'vitest';
import { unattended } from '../../../analysis/task';
import { createLaunch } from '../../../electron/jobs/launch/createLaunch';
import { launchPlaces } from '../../../electron/jobs/launch/launchPlaces';
import { hereTarget } from '../jobs/launch/hereTarget';
import { trivialGraph } from '../jobs/launch/trivialGraph';
import { temporaryFolder } from '../temporaryFolder';
import { agora, agoraJson } from './call';

/** The second step fails at its first attempt. */
const graph = trivialGraph(['one', 'two'], (id, index) =>
  index === 1
    ? 'echo "attempt $AGORA_ATTEMPT"; [ "$AGORA_ATTEMPT" -gt 1 ] || { echo "agora: Not yet. Try again." >&2; exit 3; }; echo 2 > outputs/name\n'
    : `for at in 1 2 3; do echo "{\\"step\\":$at,\\"of\\":3,\\"loss\\":$((9 - at))}" >> progress.jsonl; echo "line $at"; done; echo ${id} > outputs/name\n`,
);

async function launched() {
  const folder = temporaryFolder();
  vi.stubEnv('AGORA_DATA', folder);
  const { settings } = await hereTarget(folder);
  return createLaunch(graph, settings, { version: 'test' }, unattended);
}

it('lists, resumes, shows, searches and starts again', async () => {
  const { id, folder } = await launched();
  const listed = await agora('jobs');
  expect(listed).toMatchObject({ code: 0 });
  expect(listed.stdout).toMatch(new RegExp(`${id} +planned +here`));

  const resumed = await agora('jobs', 'resume', id.slice(-8));
  expect(resumed.code).toBe(3);
  expect(resumed.stdout).toContain(`${id}: incomplete\nTarget     here\n`);
  expect(resumed.stdout).toContain('two: failed. Not yet. Try again.');

  const { document } = await agoraJson('jobs', 'show', id);
  const shown = z.object({ state: z.string(), outputs: z.string(), counts: z.record(z.string(), z.number()) });
  expect(shown.parse(document)).toEqual({
    state: 'incomplete',
    outputs: launchPlaces(folder).outputs,
    counts: { done: 1, failed: 1 },
  });
  expect((await agora('jobs', 'show', id, '--step', 'one')).stdout).toMatch(
    /one: done\n[^]*Loss {7}6 at step 3\n[^]*line 3/,
  );
  expect((await agora('jobs', 'logs', id, '--step', 'one', '--grep', 'LINE 2')).stdout).toBe('stdout.log:2: line 2\n');
  expect((await agora('jobs', 'logs', id)).stdout).toMatch(
    /one ended well\.\n[^]*two failed\. Not yet\. Try again\.\n/,
  );

  const again = await agora('jobs', 'resume', id, '--again');
  expect(again).toMatchObject({ code: 0 });
  expect(again.stdout).toContain('Open it    agora open');
  expect(await readFile(join(launchPlaces(folder).steps, 'two', 'stdout.log'), 'utf8')).toBe('attempt 1\nattempt 2\n');
  expect((await agora('jobs', 'logs', id, '--step', 'two', '--follow')).stdout).toBe(
    'attempt 1\nattempt 2\nagora: Not yet. Try again.\ndone\n',
  );
  expect((await agora('jobs', 'pull', id)).code).toBe(0);
});

it('cancels what was not sent yet, without sending it', async () => {
  const { id } = await launched();
  const { code, document } = await agoraJson('jobs', 'cancel', id);
  expect(code).toBe(0);
  expect(document).toMatchObject({ cancelled: { ended: [], left: [] }, launch: { state: 'cancelled', seenMs: null } });
});

it('refuses what it does not understand, by name', async () => {
  const { id } = await launched();
  for (const [words, message] of [
    [['jobs', 'sing'], /no command "sing"/],
    [['jobs', 'show'], /Usage: agora jobs show ID/],
    [['jobs', 'show', 'nothing'], /no job "nothing"/],
    [['jobs', 'list', '--again'], /--again is not for/],
    [['jobs', 'resume', id, '--step', 'one'], /Add --again/],
    [['jobs', 'resume', id, '--again', '--step', 'three'], /no step three/],
    [['jobs', 'logs', id, '--grep', 'x'], /Add --step/],
  ] as const) {
    const { code, stderr } = await agora(...words);
    expect([words, code]).toEqual([words, 2]);
    expect(stderr).toMatch(message);
  }
});
