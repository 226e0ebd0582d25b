import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unattended } from '../../../../analysis/task';
import { temporaryFolder } from '../../temporaryFolder';
import { areStates, farWork, graphOf, reachWith, stepOf } from './farWork';

const { signal } = unattended;

describe('steps on a machine without a scheduler', () => {
  it('leave nothing out that needs a step which was started again meanwhile', async () => {
    const gate = join(temporaryFolder(), 'go');
    const work = await farWork(
      graphOf([
        { id: 'a', run: '[ "$AGORA_ATTEMPT" = 2 ]' },
        { id: 'b', run: `until [ -e ${gate} ]; do sleep 0.1; done` },
        { id: 'c', run: 'true', needs: ['a'] },
      ]),
    );
    await work.place();
    await work.start();
    await work.until(areStates({ a: 'failed', b: 'running', c: 'waiting' }));
    await work.again('a');
    writeFileSync(gate, '');
    const look = await work.until((_, { steps }) =>
      steps.every(({ state }) => !['waiting', 'running'].includes(state)),
    );
    expect(look.steps.map(({ step, state, attempt }) => [step, state, attempt])).toEqual([
      ['a', 'done', 2],
      ['b', 'done', 1],
      ['c', 'done', 1],
    ]);
  });

  it('run in order with what they are given, and what they leave is listed with its hashes', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'some data.jsonl');
    writeFileSync(path, '{"id":"1"}\n');
    const sha256 = createHash('sha256').update('{"id":"1"}\n').digest('hex');
    const data = [{ sha256, name: 'data.jsonl', path, bytes: 11, rows: 1, runs: [] }];
    const work = await farWork(
      graphOf(
        [
          {
            id: 'train',
            run: 'cat inputs/data.jsonl; mkdir -p outputs/model "outputs/a b"; echo w >outputs/model/weights; echo s >"outputs/a b/s.json"\n',
            links: [{ name: 'inputs/data.jsonl', data: sha256 }],
            pulls: ['**', '!model'],
          },
          {
            id: 'evaluate',
            run: 'cat needs/model/weights; echo "$AGORA_ATTEMPT $AGORA_CPUS $AGORA_GPUS $AGORA_PYTHON $MARK"; pwd; printf %s "$AGORA_STEP"; echo "${HF_TOKEN-none}"\n',
            links: [{ name: 'needs/model', step: 'train', path: 'outputs/model' }],
            needs: ['train'],
            secrets: ['HF_TOKEN'],
          },
          { id: 'other', run: 'echo "${HF_TOKEN-none}"', needs: ['train'] },
        ],
        data,
      ),
      { environment: { MARK: "it's $HOME" }, python: '/usr/bin/python3', setup: ['MARK2=1', 'true'] },
    );
    await work.place({ HF_TOKEN: 'canary-5f1c' });
    expect(statSync(join(work.root, 'secrets', work.token, 'HF_TOKEN')).mode & 0o777).toBe(0o600);
    expect(stepOf(await work.look(), 'train')).toMatchObject({ state: 'waiting', attempt: 0, startedMs: null });
    await work.start();
    const look = await work.until(areStates({ train: 'done', evaluate: 'done', other: 'done' }));
    expect(stepOf(look, 'train')).toMatchObject({ attempt: 1, exitCode: 0, reason: '', silentSeconds: null });
    expect(work.read('train', 'stdout.log')).toBe('{"id":"1"}\n');
    const step = await work.farSide.stepFolder(work.token, 'evaluate');
    expect(work.read('evaluate', 'stdout.log')).toBe(
      `w\n1 1 0 /usr/bin/python3 it's $HOME\n${step}\n${step}canary-5f1c\n`,
    );
    expect(work.read('other', 'stdout.log')).toBe('none\n');
    const results = await work.farSide.results(work.token, ['train', 'evaluate'], signal);
    const hash = createHash('sha256').update('s\n').digest('hex');
    expect(Object.fromEntries(results)).toEqual({
      train: [{ name: 'outputs/a b/s.json', bytes: 2, sha256: hash }],
      evaluate: [],
    });
    expect(existsSync(join(work.root, 'secrets', work.token))).toBe(false);
    expect(spawnSync('grep', ['-rl', 'canary-5f1c', work.root, work.bundle], { encoding: 'utf8' }).stdout).toBe(
      `${join(work.job, 'steps/evaluate/stdout.log')}\n`,
    );
    expect(readdirSync(join(work.root, 'incoming'))).toEqual([]);
    expect(await work.farSide.present([sha256, 'f'.repeat(64)], signal)).toEqual(new Set([sha256]));
  });

  it('tell how their GPUs are used, where nvidia-smi does', async () => {
    const folder = temporaryFolder();
    const script = '#!/bin/sh\necho "40, 1000, 80000"; echo "60, 3000, 80000"\n';
    writeFileSync(join(folder, 'nvidia-smi'), script, { mode: 0o755 });
    const work = await farWork(
      graphOf([{ id: 'train', gpus: 2, run: `echo "$AGORA_GPUS"; while [ ! -e ${folder}/go ]; do sleep 0.1; done` }]),
      { reach: reachWith({ PATH: `${folder}:${process.env['PATH'] ?? ''}` }) },
    );
    await work.place();
    await work.start();
    const look = await work.until((step) => step('train').gpu !== null);
    const [memoryBytes, memoryTotalBytes] = [4000 * 2 ** 20, 160_000 * 2 ** 20];
    expect(stepOf(look, 'train').gpu).toEqual({ utilisation: 50, memoryBytes, memoryTotalBytes });
    writeFileSync(join(folder, 'go'), '');
    await work.until(areStates({ train: 'done' }));
  });

  it('end at their time limit with what they kept, say so, and let others go on', async () => {
    const run = 'trap "echo saved; exit 0" TERM; while :; do sleep 0.1; done';
    const work = await farWork(
      graphOf([
        { id: 'long', hours: 0.001, run },
        { id: 'after', needs: ['long'], run: 'echo ran' },
        { id: 'free', run: 'echo ran' },
      ]),
    );
    await work.place();
    await work.start();
    const look = await work.until(areStates({ long: 'failed', after: 'left out', free: 'done' }));
    expect(stepOf(look, 'long').reason).toMatch(/^It reached its time limit\./);
    expect(work.read('long', 'stdout.log')).toBe('saved\n');
  });

  it('are not done for having ended with 0 when all their processes were asked to end', async () => {
    // As when the machine shuts down: whoever runs the step hears of it a moment after it.
    const run = `runner=$(sed -n 's/.*pid=\\([0-9]*\\) .*/\\1/p' "$AGORA_STEP/.agora/started")
setsid sh -c 'while kill -0 "$0"; do :; done; kill -TERM "$1"' $$ "$runner" >/dev/null 2>&1 &
echo saved; exit 0`;
    const work = await farWork(
      graphOf([
        { id: 'long', run },
        { id: 'after', needs: ['long'], run: 'echo ran' },
      ]),
    );
    await work.place();
    await work.start();
    const look = await work.until(areStates({ long: 'failed', after: 'left out' }));
    expect(stepOf(look, 'long').reason).toMatch(/^It was asked to end from outside/);
  });

  it('fail in words, leave out what needs them and let others go on', async () => {
    const work = await farWork(
      graphOf([
        { id: 'bad', run: 'echo "agora: The file x is missing. Bring it." >&2; exit 78' },
        { id: 'after', run: 'echo ran', needs: ['bad'] },
        { id: 'last', run: 'echo ran', needs: ['after'] },
        { id: 'free', run: 'echo ran; kill -9 $$' },
        { id: 'well', run: 'echo ran' },
      ]),
    );
    await work.place();
    await work.start();
    const look = await work.until(areStates({ well: 'done' }));
    expect(stepOf(look, 'bad')).toMatchObject({
      state: 'failed',
      exitCode: 78,
      reason: 'The file x is missing. Bring it.',
    });
    expect(stepOf(look, 'after')).toMatchObject({ state: 'left out', attempt: 0 });
    expect(stepOf(look, 'last')).toMatchObject({ state: 'left out' });
    expect(stepOf(look, 'free')).toMatchObject({ state: 'failed', exitCode: 137 });
    expect(work.read('after', 'stdout.log')).toBe('');
  });
});
