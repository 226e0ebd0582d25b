import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgoraBridge, ListedTarget, TargetList } from '../../../../electron/contract';
import { targetSettingsSchema } from '../../../../electron/jobs/targets/targetSettings';
import { editTarget, saveTarget, stopTest, testTarget, useTargets } from '../../../../renderer/state/study/targets';

const box: ListedTarget = {
  settings: targetSettingsSchema.parse({ kind: 'ssh', name: 'box', host: 'box.example' }),
  test: null,
  isBuiltIn: false,
};
const list: TargetList = { targets: [box], problems: [] };

function offer(bridge: Partial<AgoraBridge>): void {
  vi.stubGlobal('window', { agora: bridge });
}

describe('a target', () => {
  beforeEach(() => {
    useTargets.setState({ list, shown: 'box', edited: null, failures: {}, testing: new Set() });
    return () => vi.unstubAllGlobals();
  });

  it('that was changed is not told to have failed', async () => {
    offer({
      testTarget: () => Promise.reject(new Error('box.example does not answer.')),
      saveTarget: () => Promise.resolve(list),
    });
    await testTarget('box');
    expect(useTargets.getState().failures).toEqual({ box: 'box.example does not answer.' });
    editTarget('box');
    await saveTarget();
    expect(useTargets.getState().failures).toEqual({});
  });

  it('whose test the user stopped has not failed', async () => {
    let end: (error: Error) => void = () => undefined;
    offer({
      testTarget: () => new Promise((_, reject) => (end = reject)),
      stopTest: () => Promise.resolve(end(new Error('The task was cancelled.'))),
    });
    const test = testTarget('box');
    stopTest('box');
    await test;
    expect(useTargets.getState()).toMatchObject({ failures: {}, testing: new Set() });
  });
});
