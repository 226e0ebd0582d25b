import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseRubrics } from '../../../../electron/jobs/judge/rubrics/chooseRubrics';
import { fillJudgePrompt } from '../../../../electron/jobs/judge/rubrics/judgePrompt';
import { rubricOf } from '../../../../electron/jobs/judge/rubrics/rubric';
import { temporaryFolder } from '../../temporaryFolder';

const scores = ['one', 'two', 'three', 'four', 'five'];
const set = {
  agoraRubrics: 1,
  name: 'mine',
  version: '3',
  rubrics: [{ aspect: 'quality', domain: 'general', criterion: 'Is it kind?', scores }],
};
const prometheus = (criteria: string) => ({
  criteria,
  score1_description: 'one',
  score2_description: 'two',
  score3_description: 'three',
  score4_description: 'four',
  score5_description: 'five',
  orig_reference_answer: 'kept out',
});

async function written(name: string, content: unknown): Promise<string> {
  const path = join(temporaryFolder(), name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return path;
}

describe('rubrics', () => {
  it('ship for both aspects and every domain of AgoraBench, and for any other', async () => {
    for (const aspect of ['quality', 'difficulty'] as const) {
      const used = await chooseRubrics('agora', aspect);
      const criteria = ['math', 'code', 'instruction_following', 'history', null].map(
        (domain) => rubricOf(used, domain)?.criterion,
      );
      expect(criteria.filter(Boolean)).toHaveLength(5);
      expect(criteria[3]).toBe(criteria[4]);
      expect(used.version).toMatch(/^1\+[0-9a-f]{12}$/);
    }
  });

  it('of a user take the prompt that ships, and have a version that follows from their content', async () => {
    const used = await chooseRubrics(await written('mine.json', set), 'quality');
    expect(used.set).toBe('mine');
    expect(used.template).toBe((await chooseRubrics('agora', 'quality')).template);
    // data-agora's files say `general`.
    expect(rubricOf(used, 'instruction_following')?.criterion).toBe('Is it kind?');
    expect(rubricOf(used, 'math')).toBeNull();
    const changed = { ...set, rubrics: [{ ...set.rubrics[0], criterion: 'Is it polite?' }] };
    const other = await chooseRubrics(await written('mine.json', changed), 'quality');
    expect(other.version).not.toBe(used.version);
    expect((await chooseRubrics(await written('again.json', set), 'quality')).version).toBe(used.version);
  });

  it('are taken in the form of Prometheus, a file for all domains or a folder by their names', async () => {
    const one = await chooseRubrics(await written('helpful.json', prometheus('Is it helpful?')), 'quality');
    expect(one.set).toBe('helpful');
    expect(rubricOf(one, 'math')).toEqual({ domain: null, criterion: 'Is it helpful?', scores });
    const folder = join(temporaryFolder(), 'prometheus');
    await mkdir(folder);
    for (const name of ['math_quality', 'code', 'difficulty'])
      await writeFile(join(folder, `${name}.json`), JSON.stringify(prometheus(name)));
    const quality = await chooseRubrics(folder, 'quality');
    expect(['math', 'code', 'law'].map((domain) => rubricOf(quality, domain)?.criterion ?? null)).toEqual([
      'math_quality',
      'code',
      null,
    ]);
    expect(rubricOf(await chooseRubrics(folder, 'difficulty'), 'math')?.criterion).toBe('difficulty');
  });

  it.each([
    ['{"agoraRubrics": 1', /line 1, column \d+: .* is expected here/],
    [{ ...set, rubrics: [{ ...set.rubrics[0], scores: scores.slice(1) }] }, /line 10: rubrics\[0\]\.scores/],
    [{ ...set, colour: 'red' }, /"colour" is no key/],
    [{ ...set, rubrics: [set.rubrics[0], set.rubrics[0]] }, /two rubrics of quality/],
    [{ ...prometheus('x'), score3_description: 3 }, /score3_description: expected string/],
    [{ hello: 1 }, /holds no rubric/],
    [{ ...set, prompts: { quality: '../elsewhere.txt' } }, /outside/],
  ])('that are wrong are told with their place: %j', async (content, message) => {
    await expect(chooseRubrics(await written('wrong.json', content), 'quality')).rejects.toThrow(message);
  });

  it('that are not there, or not for the aspect, are told', async () => {
    await expect(chooseRubrics('/nowhere/rubrics.json', 'quality')).rejects.toThrow(/no rubrics at/);
    await expect(chooseRubrics(await written('mine.json', set), 'difficulty')).rejects.toThrow(
      /no rubric of difficulty/,
    );
  });
});

describe('the prompt of a judge', () => {
  const rubric = { domain: null, criterion: 'Is it <response>?', scores };

  it('puts texts in as they are, whatever they look like', () => {
    const judged = { instruction: '<response> $& $1', response: '<criterion>' };
    expect(fillJudgePrompt('I <instruction>\nR <response>\nC <criterion>', judged, rubric, false)).toBe(
      'I <response> $& $1\nR <criterion>\nC Is it <response>?',
    );
  });

  it('lists the grades either way, each under its own number', () => {
    const judged = { instruction: '', response: '' };
    const lines = ['Score 1: one', 'Score 2: two', 'Score 3: three', 'Score 4: four', 'Score 5: five'];
    expect(fillJudgePrompt('<scores>', judged, rubric, false)).toBe(lines.join('\n'));
    expect(fillJudgePrompt('<scores>', judged, rubric, true)).toBe(lines.toReversed().join('\n'));
  });
});
