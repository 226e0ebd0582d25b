import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedFolder, sharedMissing } from '../../../shared';
import { earlierOf, gathered, nothing, replyOf, seedRecords, settings, validAnswer } from './plans';

describe.each(settings)('$method of $domain', ({ method, domain }) => {
  it.each(['text', 'json'] as const)('asks and takes an answer as %s', async (answer) => {
    const { workload } = await gathered({ method, domain, answer });
    const prepared = await workload.prepare(0, 1, nothing);
    const { request, origin } = prepared;
    expect(request.prompt).not.toMatch(/<(?:input|output)\d?>|<input_theme>|<first_word>/);
    expect(request).toMatchObject({ temperature: 1, topP: 0.9, maxTokens: 4096, stop: ['[END]'] });
    expect(request.schema === null).toBe(answer === 'text');
    expect(origin['promptSet']).toBe('agora');
    expect(origin['promptVersion']).toMatch(/^1\+[0-9a-f]{12}$/);
    const shown = seedRecords(8).filter((seed) => request.prompt.includes(seed.instruction));
    expect(shown).toHaveLength(method === 'instance_generation' ? 3 : 1);
    for (const { response } of shown) expect(request.prompt.includes(response)).toBe(method !== 'response_generation');

    const verdict = workload.judge(prepared, replyOf(validAnswer(method, domain, answer, '7')));
    expect(verdict).toMatchObject({ accepted: true });
    const instruction = method === 'response_generation' ? 'Question 0?' : 'New question 7?';
    expect(verdict).toMatchObject({ result: { instruction } });
    const cut = workload.judge(prepared, replyOf(validAnswer(method, domain, answer, '7'), { finishReason: 'length' }));
    expect(cut).toMatchObject({ accepted: false, reasons: [{ code: 'finished' }] });
    expect(workload.judge(prepared, replyOf(''))).toMatchObject({ accepted: false });
  });

  it('reads the seeds of data-agora', async ({ skip }) => {
    const name = {
      'instance_generation math': 'math_seed_data_subsampled.json',
      'instance_generation code': 'code_seed_data_subsampled.json',
      'instance_generation instruction_following': 'general_seed_data_subsampled.json',
      'response_generation math': 'magpie_math_seed_data_10000_subsampled.json',
      'response_generation code': 'magpie_code_seed_data_10000_subsampled.json',
      'response_generation instruction_following': 'magpie_general_seed_data_10000_subsampled.json',
      'quality_enhancement math': 'webinstruct_math_seed_data_10000_subsampled.json',
      // Its seeds of code are not among the samples.
      'quality_enhancement code': 'webinstruct_general_seed_data_10000_subsampled.json',
      'quality_enhancement instruction_following': 'webinstruct_general_seed_data_10000_subsampled.json',
    }[`${method} ${domain}` as const];
    const path = join(sharedFolder ?? '', 'samples', 'data_agora_seed', name);
    if (sharedFolder === null || !existsSync(path)) return skip(sharedMissing);
    const seeds = JSON.parse(readFileSync(path, 'utf8')) as { instruction: string; response: string }[];
    const { workload, places, found } = await gathered({ method, domain, seeds: path });
    expect(found.problems).toEqual([]);
    const lines = (await readFile(join(places.inputs, 'seeds.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject(
      seeds.map(({ instruction, response }) => ({ instruction, response })),
    );
    if (method === 'instance_generation') {
      const { request } = await workload.prepare(3, 1, earlierOf(seedRecords(1)));
      expect(request.prompt).toContain('INPUT: Question 0?\nOUTPUT: Answer 0.\n[END]');
      for (const { instruction, response } of seeds)
        if (request.prompt.includes(`INPUT: ${instruction}\n`))
          expect(request.prompt).toContain(`INPUT: ${instruction}\nOUTPUT: ${response}\n[END]`);
    } else
      for (const [item, { instruction, response }] of seeds.entries()) {
        const prepared = await workload.prepare(item, 1, nothing);
        expect(prepared.request.prompt).toContain(instruction);
        if (method === 'quality_enhancement') expect(prepared.request.prompt).toContain(response);
        else
          expect(workload.judge(prepared, replyOf(validAnswer(method, domain, 'text', '1')))).toMatchObject({
            result: { instruction },
          });
      }
  });
});

it('takes general for instruction following', async () => {
  const { workload } = await gathered({ domain: 'general' });
  const { origin } = await workload.prepare(0, 1, nothing);
  expect(origin['firstWord']).toEqual(expect.any(String));
});

it('asks about each seed once, and about twice as many items as are wanted where it must', async () => {
  const { workload } = await gathered({ method: 'response_generation', count: 100 });
  expect(workload).toMatchObject({ items: 8, wanted: 8, lag: null, tries: 10 });
  const fewer = await gathered({ method: 'quality_enhancement', count: 5 });
  expect(fewer.workload).toMatchObject({ items: 8, wanted: 5, lag: null });
  const fresh = await gathered({ count: 100 });
  expect(fresh.workload).toMatchObject({ items: 200, wanted: 100, lag: 64 });
});
