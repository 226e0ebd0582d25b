/** The kinds of the small study, run as they would be: what they learn, that it can be broken off, what they refuse. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { z } from '../../../analysis/schema';
import { pythonWithTorch, torchMissing } from '../../services/pythonWithTorch';
import { runCommand } from './runPython';
import { linkModel, say, trainingStep, writeLines } from './smallTraining';
import { stepFolder } from './stepFolder';

const torch = pythonWithTorch();
const environment = { AGORA_PYTHON: torch ?? '', PYTHONDONTWRITEBYTECODE: '1' };
const runStep = (folder: string) => runCommand('sh', ['run.sh'], folder, environment);
const read = (folder: string, name: string) => readFileSync(path.join(folder, name));
const json = (folder: string, name: string): unknown => JSON.parse(read(folder, name).toString());
const jsonLines = (folder: string, name: string): unknown[] =>
  read(folder, name)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

async function evaluationStep(rows: readonly object[], from: string): Promise<string> {
  const folder = await stepFolder('small-evaluate');
  linkModel(folder, from);
  writeLines(path.join(folder, 'inputs/tasks.jsonl'), rows);
  return folder;
}

/** Starts a step, sends it a signal as soon as a condition holds, and gives its exit code; null: a signal ended it. */
async function interrupted(folder: string, when: () => boolean, signal: NodeJS.Signals): Promise<number | null> {
  const child = spawn('sh', ['run.sh'], { cwd: folder, env: { ...process.env, ...environment }, stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await vi.waitFor(() => expect(when()).toBe(true), { timeout: 100_000, interval: 5 });
  child.kill(signal);
  return ended;
}

const progressOf = z.object({ step: z.number(), of: z.number(), loss: z.number(), at: z.number() });
const resultOf = z.object({ history: z.array(z.object({ step: z.number(), loss: z.number() })) });
const scoresOf = z.object({
  tasks: z.record(z.string(), z.object({ exact_match: z.number(), stderr: z.number(), n: z.number() })),
});

describe.skipIf(torch === null)(`small models (${torchMissing})`, () => {
  test('learn, are broken off, and go on to the same bytes', async () => {
    // Long enough to be broken off in the middle by a test that is not looked after for a moment.
    const settings = { steps: 400 };
    const undisturbed = await trainingStep({ settings });
    expect(await runStep(undisturbed)).toMatchObject({ code: 0 });
    const told = jsonLines(undisturbed, 'progress.jsonl').map((line) => progressOf.parse(line));
    expect(told.map(({ step, of }) => [step, of])).toEqual(Array.from({ length: 400 }, (_, step) => [step + 1, 400]));
    expect(told.at(-1)?.loss).toBeLessThan((told[0]?.loss ?? 0) / 4);
    expect(existsSync(path.join(undisturbed, 'outputs/checkpoint.pt'))).toBe(false);

    const ended = await trainingStep({ settings });
    const hasBegun = () => existsSync(path.join(ended, 'progress.jsonl'));
    expect(await interrupted(ended, hasBegun, 'SIGTERM')).toBe(143);
    const killed = await trainingStep({ settings });
    const hasSaved = () => existsSync(path.join(killed, 'outputs/checkpoint.pt'));
    expect(await interrupted(killed, hasSaved, 'SIGKILL')).toBeNull();

    for (const folder of [ended, killed]) {
      expect(existsSync(path.join(folder, 'outputs/small_train.json'))).toBe(false);
      const again = await runStep(folder);
      expect(again, again.stderr).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/Going on after step \d+/) as string,
      });
      for (const name of ['outputs/small_train.json', 'outputs/model/model.json', 'outputs/model/weights.pt'])
        expect(read(folder, name).equals(read(undisturbed, name)), name).toBe(true);
    }

    // What has ended is not done again.
    expect((await runStep(ended)).stdout).toContain('The model is there already.');
    const other = await trainingStep({ settings: { ...settings, seed: 7 } });
    await runStep(other);
    expect(read(other, 'outputs/model/weights.pt').equals(read(undisturbed, 'outputs/model/weights.pt'))).toBe(false);
  });

  test('learn responses alone, from where another stopped, and are scored item by item', async () => {
    const base = await trainingStep({ settings: { steps: 120 } });
    await runStep(base);
    // Another instruction with the same response costs nothing; its loss would not be near 0 if instructions counted.
    const student = await trainingStep({ settings: { steps: 40 }, from: base });
    await runStep(student);
    expect(resultOf.parse(json(student, 'outputs/small_train.json')).history[0]?.loss).toBeLessThan(0.1);
    expect(json(student, 'outputs/small_train.json')).toMatchObject({ from: 'agora/student-of-a-run' });

    const tasks = say.map(({ id, instruction, response }) => ({ task: 'say', id, instruction, answer: response }));
    const wrong = { task: 'say', id: 'wrong', instruction: 'say ab', answer: 'zz' };
    const evaluation = await evaluationStep([...tasks, wrong], student);
    expect(await runStep(evaluation)).toMatchObject({ code: 0 });
    const items = jsonLines(evaluation, 'outputs/small_evaluate_items.jsonl');
    expect(items.at(-1)).toMatchObject({ id: 'wrong', answer: 'zz', response: 'ab', exact_match: 0 });
    expect(items).toHaveLength(9);
    const { tasks: scores } = scoresOf.parse(json(evaluation, 'outputs/small_evaluate.json'));
    const share = 8 / 9;
    expect(scores['say']).toEqual({
      exact_match: share,
      stderr: expect.closeTo(Math.sqrt((share * (1 - share)) / 8), 12) as number,
      n: 9,
    });
  });

  test('refuse in words what they cannot use', async () => {
    const line = { id: '1', instruction: 'say ab', response: 'ab' };
    const refusals: [string, string, RegExp][] = [
      ['no lines', await trainingStep({ rows: [] }), /inputs\/data\.jsonl holds no instance/],
      ['no response', await trainingStep({ rows: [line, { id: '2', instruction: 'say' }] }), /Line 2 of inputs\/data/],
      [
        'an empty response',
        await trainingStep({ rows: [line, { ...line, response: '' }] }),
        /line 2, has no text "resp/,
      ],
      ['another character', await trainingStep({ rows: [line, { ...line, response: 'é' }] }), /line 2, holds 'é'/],
      ['a long one', await trainingStep({ rows: [{ ...line, response: 'a'.repeat(16) }] }), /24 symbols, .* reads 16/],
      ['heads', await trainingStep({ settings: { heads: 3 } }), /The width 16 is no multiple of 3 heads/],
      ['no model', await trainingStep({ from: '/nowhere' }), /There is no folder of a model at needs\/model/],
      ['no tasks', await evaluationStep([], '/nowhere'), /There is no folder of a model at needs\/model/],
    ];
    const base = await trainingStep({ settings: { steps: 1 } });
    await runStep(base);
    const task = { task: 't', id: '1', instruction: 'say ab', answer: 'ab' };
    refusals.push(
      ['no tasks', await evaluationStep([], base), /inputs\/tasks\.jsonl holds no lines/],
      ['one twice', await evaluationStep([task, task], base), /item 1 of t, is there twice/],
      ['no answer', await evaluationStep([{ ...task, answer: 7 }], base), /line 1, has no text "answer"/],
    );
    const refuse = async ([what, folder, said]: (typeof refusals)[number]) => {
      const { code, stderr } = await runStep(folder);
      const last = stderr.trimEnd().split('\n').at(-1) ?? '';
      expect([what, code], stderr).toEqual([what, 78]);
      expect(last).toMatch(/^agora: .*\. [A-Z].*\.$/);
      expect(last).toMatch(said);
    };
    for (let at = 0; at < refusals.length; at += 2) await Promise.all(refusals.slice(at, at + 2).map(refuse));
    const about = z.record(z.string(), z.unknown()).parse(json(base, 'outputs/model/model.json'));
    writeFileSync(path.join(base, 'outputs/model/model.json'), JSON.stringify({ ...about, characters: 'abc' }));
    expect((await runStep(await evaluationStep([task], base))).stderr).toMatch(/has another vocabulary .* Train the/);
  });
});
