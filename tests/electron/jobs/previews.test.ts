import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { unattended } from '../../../analysis/task';
import { generateKind } from '../../../electron/jobs/generate/generateKind';
import { planSchema, type GenerationPlan } from '../../../electron/jobs/plan';
import { createPreviews } from '../../../electron/jobs/previews';
import { temporaryFolder } from '../temporaryFolder';
import { seedData } from './writingModel';

afterEach(() => {
  vi.restoreAllMocks();
});

async function started() {
  const around = temporaryFolder();
  const seeds = join(around, 'seeds.json');
  await writeFile(seeds, JSON.stringify(seedData(5)));
  const plan = planSchema.parse({
    kind: 'generate',
    method: 'response_generation',
    domain: 'math',
    provider: { id: 'openai' },
    model: 'gpt-4o',
    count: 3,
    seeds,
  }) as GenerationPlan;
  const gathered = vi.spyOn(generateKind, 'gather');
  const { preview } = createPreviews(join(around, 'preview'));
  const look = (changes: Partial<GenerationPlan> = {}, item = 0, template: string | null = null) =>
    preview({ ...plan, ...changes }, item, template, unattended);
  return { seeds, look, gathered };
}

it('gathers once for any item, model and sampling', async () => {
  const { look, gathered } = await started();
  const first = await look();
  expect(first.prompt).toContain('Seed 0:');
  expect((await look({}, 1)).prompt).toContain('Seed 1:');
  const other = await look({ model: 'gpt-4o-mini' });
  expect(other.prompt).toBe(first.prompt);
  expect(other.body).toMatchObject({ model: 'gpt-4o-mini' });
  expect(gathered).toHaveBeenCalledTimes(1);
});

it('gathers again for another plan, and for files that are not as they were', async () => {
  const { seeds, look, gathered } = await started();
  await look();
  await look({ domain: 'code' });
  expect(gathered).toHaveBeenCalledTimes(2);
  await writeFile(seeds, JSON.stringify(seedData(5)).replaceAll('Seed', 'Bean'));
  await utimes(seeds, 1, 1);
  expect((await look({ domain: 'code' })).prompt).toContain('Bean 0:');
  expect(gathered).toHaveBeenCalledTimes(3);
});

it('shows an edited template, and the set’s own again', async () => {
  const { look } = await started();
  const own = await look();
  const edited = await look({}, 0, 'Answer this.\nINPUT: <input>\nOUTPUT:');
  expect(edited.prompt).toContain('Answer this.');
  expect((await look({}, 0, 'Answer that.\nINPUT: <input>\nOUTPUT:')).prompt).toContain('Answer that.');
  expect((await look()).prompt).toBe(own.prompt);
});

it('goes on after a plan that will not do', async () => {
  const { look } = await started();
  await expect(look({ seeds: '/nowhere/seeds.json' })).rejects.toThrow();
  await expect(look({}, 7)).rejects.toMatchObject({ code: 'bad-input', message: 'There is no item 7.' });
  expect((await look()).prompt).toContain('Seed 0:');
});

it('answers in the order of asking, each for its own plan', async () => {
  const { look } = await started();
  const prompts = await Promise.all([look({}, 0), look({ domain: 'code' }, 1), look({}, 2)]);
  expect(prompts.map(({ item }) => item)).toEqual([0, 1, 2]);
  expect(prompts[2].prompt).toContain('Seed 2:');
});
