/** A model on this machine, served by what the process of the jobs is asked: planned, started, ended, started again. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { ServedModel } from '../../../../electron/jobs/launch/launchResults';
import type { StudyNews } from '../../../../electron/jobs/service/studyMessages';
import { studyWork } from '../../../../electron/jobs/service/studyWork';
import { standInFiles, standInKind } from '../../../services/standInServer';
import { waitFor } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';
import { kindFolder } from '../steps/kindFolder';

it.skipIf(!existsSync('/usr/bin/python3'))(
  'serves what was planned, with a new key each time it is started',
  async () => {
    const data = temporaryFolder();
    vi.stubEnv('AGORA_DATA', data);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    kindFolder(join(data, 'steps'), standInKind, standInFiles);
    const told: StudyNews[] = [];
    const { work, keyAt } = studyWork('test', (news) => told.push(news));
    const listed = async (): Promise<ServedModel | null> => (await work.launches()).launches[0]?.served ?? null;
    const until = (state: ServedModel['state']) => waitFor(async () => (await listed())?.state === state);

    const asked = { target: 'here', model: 'org/model', kind: standInKind.id, settings: {}, resources: {} };
    await expect(work.planServing({ ...asked, kind: 'train-trl' })).rejects.toThrow(/is a kind of the stage "train"/);
    const { id: planned, graph } = await work.planServing(asked);
    expect(graph.steps.map(({ stage, secrets }) => [stage, secrets])).toEqual([['serve', ['TEST_API_KEY']]]);
    expect((await work.launches()).launches).toEqual([]);

    const id = await work.launchStudy(planned, {});
    await until('answering');
    const { baseUrl } = (await work.watchLaunch(id))?.served ?? {};
    const first = await work.servedKey(id);
    expect(first).toMatch(/^[\w-]{32}$/);
    expect(await keyAt(baseUrl ?? '')).toEqual({ key: first });

    await work.cancelLaunch(id, null);
    await until('ended');
    await waitFor(async () => (await work.launches()).launches[0]?.isHere === false);
    expect(await work.servedKey(id)).toBeNull();
    await expect(fetch(`${baseUrl ?? ''}/models`)).rejects.toThrow();

    await work.launchAgain(id, null, {});
    await until('answering');
    const second = await work.servedKey(id);
    expect(second).toMatch(/^[\w-]{32}$/);
    expect(second).not.toBe(first);
    expect(await listed()).toMatchObject({ baseUrl, hasKey: true });
    const headers = { authorization: `Bearer ${second ?? ''}` };
    expect((await fetch(`${baseUrl ?? ''}/models`, { headers })).status).toBe(200);
    await waitFor(() => told.some((news) => news.tell === 'launch-watched' && news.view.served?.state === 'answering'));
    expect(JSON.stringify(told)).not.toContain(second);

    await work.cancelLaunch(id, null);
    await waitFor(async () => (await work.launches()).launches[0]?.isHere === false);
    expect((await listed())?.state).toBe('ended');
  },
);
