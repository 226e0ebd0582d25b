import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { choosePrompt } from '../../../../electron/jobs/generate/prompts/choosePrompt';
import { copyPrompts } from '../../../../electron/jobs/generate/prompts/copyPrompts';
import type { WantedPrompt } from '../../../../electron/jobs/generate/prompts/chosenPrompt';
import { readTemplate, saveTemplate } from '../../../../electron/jobs/generate/prompts/promptTemplate';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agora-prompts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const setting = (prompts: string): WantedPrompt => ({
  method: 'response_generation',
  domain: 'math',
  answer: 'text',
  prompts,
  demonstrations: { seeds: 2, generated: 1 },
});

describe('prompts of the user’s own', () => {
  it('are a whole copy, called as their folder', async () => {
    const place = await copyPrompts('agora', join(folder, 'careful'));
    expect(place).toBe(join(folder, 'careful'));
    const { prompt } = await choosePrompt(setting(place));
    const { prompt: shipped } = await choosePrompt(setting('agora'));
    expect(prompt).toEqual({ ...shipped, set: 'careful', variant: 'careful' });
  });

  it('go into a new folder where something is, and never over it', async () => {
    await writeFile(join(folder, 'mine.txt'), 'mine');
    expect(await copyPrompts('agora', folder)).toBe(join(folder, 'prompts'));
    const second = await copyPrompts('agora', folder);
    expect(second).toBe(join(folder, 'prompts-2'));
    expect((await readdir(folder)).sort()).toEqual(['mine.txt', 'prompts', 'prompts-2']);
    // A copy of a copy.
    const third = await copyPrompts(second, join(folder, 'agora'));
    expect((await choosePrompt(setting(third))).prompt.set).toBe('my-prompts');
  });

  it('are refused where the set names a file outside of itself', async () => {
    const bad = join(folder, 'bad');
    await mkdir(bad);
    await writeFile(join(folder, 'secret.txt'), 'secret <input>');
    const set = { agoraPrompts: 1, name: 'bad', version: '1' };
    const settings = [{ method: 'response_generation', domain: 'math', file: '../secret.txt' }];
    await writeFile(join(bad, 'promptSet.json'), JSON.stringify({ ...set, settings }));
    await expect(copyPrompts(bad, join(folder, 'copy'))).rejects.toThrow('outside');
  });

  it('are saved as they are typed, under another version', async () => {
    const place = await copyPrompts('agora', join(folder, 'careful'));
    const before = await readTemplate(setting(place));
    const saved = await saveTemplate(setting(place), `Answer with care.\n${before.text}`);
    expect(saved).toEqual(await readTemplate(setting(place)));
    expect(saved.text).toBe(`Answer with care.\n${before.text}`);
    expect(saved.version).not.toBe(before.version);
    expect((await saveTemplate(setting(place), before.text)).version).toBe(before.version);
    expect(await readFile(join(place, before.file), 'utf8')).toBe(before.text);
  });

  it('stay as they are where the method cannot be asked with what was typed', async () => {
    const place = await copyPrompts('agora', join(folder, 'careful'));
    const before = await readTemplate(setting(place));
    await expect(saveTemplate(setting(place), 'No placeholder.')).rejects.toThrow('<input>');
    expect(await readTemplate(setting(place))).toEqual(before);
  });

  it('are not those that ship', async () => {
    const { text } = await readTemplate(setting('agora'));
    await expect(saveTemplate(setting('agora'), text)).rejects.toMatchObject({ code: 'not-permitted' });
  });
});
