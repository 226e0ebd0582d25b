/** The same far side behind a real sshd whose connections are cut and which is restarted. */
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { randomGenerator } from '../../../../analysis/statistics/random';
import { unattended } from '../../../../analysis/task';
import { reachOverSsh } from '../../../../electron/jobs/targets/ssh';
import { sshdMissing, startSshServer, waitFor } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';
import { areStates, farWork, graphOf, stepOf } from './farWork';

const { signal } = unattended;
const canary = 'canary-9d7e';

it.skipIf(sshdMissing !== null)(
  'runs once and loses no byte while connections are cut and sshd is restarted',
  async () => {
    await using server = await startSshServer();
    const reach = await reachOverSsh('direct', { configFile: server.configFile });
    onTestFinished(() => reach.close());
    const folder = temporaryFolder();
    const marks = join(folder, 'marks');
    const run = `echo one >>${marks}; i=0; while [ ! -e ${folder}/go ]; do i=$((i + 1)); echo "line $i"; sleep 0.003; done; echo "\${#HF_TOKEN}"`;
    const work = await farWork(
      graphOf([
        { id: 'one', run, secrets: ['HF_TOKEN'] },
        { id: 'two', run: `echo two >>${marks}`, needs: ['one'] },
      ]),
      { reach, kind: 'ssh', host: 'direct' },
    );
    const random = randomGenerator(11);
    let cuts = 0;
    /** Does it again until it came through, while its connections are cut after random times. */
    const through = async <T>(ask: () => Promise<T>): Promise<T> => {
      for (;;) {
        const asked = ask();
        const isCut = random() < 0.5;
        const cut = isCut
          ? new Promise<void>((resolve) => setTimeout(resolve, random() * 600)).then(() => server.cut())
          : Promise.resolve();
        if (isCut) cuts += 1;
        const [told] = await Promise.allSettled([asked, cut]);
        if (told.status === 'fulfilled') return told.value;
        expect(told.reason).toMatchObject({ name: 'AgoraError' });
      }
    };
    await through(() => work.place({ HF_TOKEN: canary }));
    await through(() => work.start());
    const copy = join(folder, 'copy');
    writeFileSync(copy, '');
    const follow = async () => {
      const offset = statSync(copy).size;
      const look = await through(() =>
        work.farSide.look(work.token, [{ step: 'one', file: 'stdout.log', offset }], signal),
      );
      for (const { bytes } of look.pieces) appendFileSync(copy, bytes);
      return look;
    };
    while (cuts < 6) await follow();
    await server.stop();
    await expect(work.look()).rejects.toMatchObject({ code: 'network' });
    await server.start();
    writeFileSync(join(folder, 'go'), '');
    await waitFor(() => existsSync(join(work.job, 'steps/two/.agora/exit')));
    for (;;) {
      const before = statSync(copy).size;
      const look = await follow();
      if (statSync(copy).size === before && areStates({ one: 'done', two: 'done' })((id) => stepOf(look, id))) break;
    }
    const there = readFileSync(join(work.job, 'steps/one/stdout.log'));
    expect(readFileSync(copy).equals(there)).toBe(true);
    expect(there.toString()).toMatch(new RegExp(`\\n${canary.length}\\n$`));
    expect(readFileSync(marks, 'utf8')).toBe('one\ntwo\n');
  },
);
