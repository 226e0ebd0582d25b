import { expect, it, onTestFinished, vi } from 'vitest';
import { AgoraError } from '../../../../analysis/errors';
import { testedTargets } from '../../../../electron/jobs/service/testedTargets';
import { saveTarget } from '../../../../electron/jobs/targets/targetsFile';
import { temporaryFolder } from '../../temporaryFolder';

/** Targets that answer nothing until they are told to end. */
async function silent(isWaiting: () => boolean) {
  vi.stubEnv('AGORA_DATA', temporaryFolder());
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  await saveTarget({ kind: 'ssh', name: 'box', host: 'box.example' });
  const probe = (_: unknown, signal: AbortSignal) =>
    new Promise((_resolve, reject) => {
      const end = (): void => reject(new AgoraError('cancelled', 'The task was cancelled.'));
      if (signal.aborted) end();
      signal.addEventListener('abort', end);
    });
  const open = { use: (_: unknown, work: (target: unknown) => unknown) => work({ farSide: { probe } }) };
  return testedTargets(open as unknown as Parameters<typeof testedTargets>[0], isWaiting, 50);
}

it('says of a target that says nothing that it did not answer', async () => {
  const targets = await silent(() => false);
  await expect(targets.testTarget('box')).rejects.toMatchObject({
    code: 'network',
    message: 'box did not answer within 0.05 s.',
  });
});

it('waits for the user who is asked something, and ends a test of what is changed', async () => {
  const targets = await silent(() => true);
  let ended: unknown = null;
  const test = targets.testTarget('box').catch((error: unknown) => (ended = error));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(ended).toBeNull();
  await targets.saveTarget({ kind: 'ssh', name: 'box', host: 'other.example' }, 'box');
  expect(await test).toMatchObject({ code: 'cancelled' });
  expect((await targets.targets()).targets.find(({ settings }) => settings.name === 'box')?.test).toBeNull();
});
