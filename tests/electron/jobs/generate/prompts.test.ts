import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AgoraError } from '../../../../analysis/errors';
import { choosePrompt } from '../../../../electron/jobs/generate/prompts/choosePrompt';
import { parsePromptSet } from '../../../../electron/jobs/generate/prompts/parsePromptSet';
import { readPythonLists } from '../../../../electron/jobs/generate/prompts/pythonLists';
import { fill, partsOf } from '../../../../electron/jobs/generate/prompts/template';
import { places } from '../../../../electron/ports/places';
import { temporaryFolder } from '../../temporaryFolder';
import { planOf, settings } from './plans';

const own = join(places().resources, 'prompts', 'agora');
const choose = (given: Readonly<Record<string, unknown>>) => choosePrompt(planOf(given));

async function failure(promise: Promise<unknown>): Promise<AgoraError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof AgoraError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

/** A copy of the set that ships, with some of its files and of its manifest changed. */
async function copied(files: Readonly<Record<string, string>>, change: (manifest: string) => string = (text) => text) {
  const folder = join(temporaryFolder(), 'set');
  await cp(own, folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const path = join(folder, 'promptSet.json');
  await writeFile(path, change(await readFile(path, 'utf8')));
  return folder;
}

describe('the set that ships', () => {
  it('has the published structure in all settings, for texts and for JSON', async () => {
    for (const setting of settings)
      for (const answer of ['text', 'json']) {
        const { prompt } = await choose({ ...setting, answer });
        const { template, themes, firstWords } = prompt;
        expect(prompt).toMatchObject({ set: 'agora', variant: answer === 'json' ? 'json' : null, stop: '[END]' });
        const isNew = setting.method === 'instance_generation';
        expect(themes).toHaveLength(isNew ? { math: 36, code: 14, instruction_following: 28 }[setting.domain] : 0);
        expect(firstWords.length > 0).toBe(isNew && setting.domain === 'instruction_following');
        if (setting.domain === 'math') expect(template).toContain('[/RESULT]');
        const open = isNew ? 'INPUT:' : setting.method === 'quality_enhancement' ? 'Revised Question:' : 'OUTPUT:';
        if (answer === 'text') expect(template.trimEnd().endsWith(open)).toBe(true);
      }
  });
});

describe('a set of the user’s', () => {
  it('is another variant, and another version with every change', async () => {
    const named = (text: string) => text.replace('"name": "agora"', '"name": "mine"');
    const { prompt } = await choose({ prompts: await copied({}, named) });
    expect(prompt).toMatchObject({ set: 'mine', variant: 'mine' });
    const json = await choose({ prompts: await copied({}, named), answer: 'json' });
    expect(json.prompt.variant).toBe('mine-json');
    const shipped = await choose({});
    expect(prompt.version).toBe(shipped.prompt.version);
    const changed = await choose({ prompts: await copied({ 'system.txt': 'Write.' }, named) });
    expect(changed.prompt.version).not.toBe(prompt.version);
    // Of what the setting does not use nothing matters, and neither does what ends a line.
    const elsewhere = await choose({ prompts: await copied({ 'response_generation_math.txt': '<input>' }, named) });
    expect(elsewhere.prompt.version).toBe(prompt.version);
    const template = (await readFile(join(own, 'instance_generation_math.txt'), 'utf8')).replaceAll('\n', '\r\n');
    const windows = await choose({ prompts: await copied({ 'instance_generation_math.txt': template }, named) });
    expect(windows.prompt.version).toBe(prompt.version);
  });

  it('may have methods of its own', async () => {
    const folder = temporaryFolder();
    const setting = { method: 'rhymes', domain: 'poems', procedure: 'answer', file: 'poems.txt', stop: '###' };
    const manifest = { agoraPrompts: 1, name: 'poems', version: '2', settings: [setting] };
    await writeFile(join(folder, 'promptSet.json'), JSON.stringify(manifest));
    await writeFile(join(folder, 'poems.txt'), 'A poem on <input>, please. OUTPUT:');
    const { prompt } = await choose({ prompts: folder, method: 'rhymes', domain: 'poems' });
    expect(prompt).toMatchObject({
      procedure: 'answer',
      system: null,
      stop: '###',
      version: expect.stringContaining('2+') as string,
    });
  });

  it.each([
    ['a comma too few', (text: string) => text.replace('"name": "agora",', '"name": "agora"'), 4, 'is expected here'],
    ['a key that is none', (text: string) => text.replace('"stop":', '"stopp":'), 10, '"stopp" is no key'],
    [
      'a wrong value',
      (text: string) => text.replace('"answer": "text"', '"answer": "prose"'),
      15,
      'settings[0].answer',
    ],
  ])('that has %s is refused with the line', (_, change, line, words) => {
    expect.assertions(3);
    return readFile(join(own, 'promptSet.json'), 'utf8').then((text) => {
      try {
        parsePromptSet(change(text), 'set/promptSet.json');
      } catch (error) {
        expect(error).toBeInstanceOf(AgoraError);
        if (!(error instanceof AgoraError)) return;
        expect(error.context).toMatchObject({ path: 'set/promptSet.json', line });
        expect(error.message).toContain(words);
      }
    });
  });

  const name = 'instance_generation_math.txt';
  const examples = '<input1> <output1> <input2> <output2> <input3>';
  it.each([
    ['lacks a demonstration', examples, '<output3>', undefined],
    ['has one too many', `${examples}\n<output3>\n<input4>`, '<input4> stays empty', 3],
    ['asks for an item that there is not', `${examples} <output3>\n<output>`, '<output>', 2],
  ])('whose template %s is refused', async (_, template, words, line) => {
    const error = await failure(choose({ prompts: await copied({ [name]: template }) }));
    expect(error.message).toContain(words);
    expect(error.context.line).toBe(line);
    expect(error.context.path).toMatch(/instance_generation_math\.txt$/);
  });

  it('is refused where what it names is missing', async () => {
    const gone = await copied({}, (text) => text.replace('"system": "system.txt"', '"system": "none.txt"'));
    expect((await failure(choose({ prompts: gone }))).code).toBe('not-found');
    const outside = await copied({}, (text) => text.replace('"system": "system.txt"', '"system": "../secret.txt"'));
    expect((await failure(choose({ prompts: outside }))).message).toContain('outside');
    const linked = await copied({}, (text) => text.replace('"system": "system.txt"', '"system": "linked.txt"'));
    await symlink(process.execPath, join(linked, 'linked.txt'));
    expect((await failure(choose({ prompts: linked }))).message).toContain('outside');
    const listless = await copied({}, (text) => text.replace('"themes": "math"', '"themes": "maths"'));
    expect((await failure(choose({ prompts: listless }))).message).toContain('"maths"');
    const themeless = await copied({}, (text) => text.replace(/"themes": "math"/, '"firstWords": "requests"'));
    expect((await failure(choose({ prompts: themeless }))).message).toContain('<input_theme>');
    expect((await failure(choose({ prompts: join(gone, 'nowhere') }))).code).toBe('not-found');
    expect((await failure(choose({ domain: 'law' }))).context.nextStep).toContain('instance_generation math text');
  });
});

describe('data-agora’s files', () => {
  const examples = [1, 2, 3].map((n) => `INPUT: <input${String(n)}>\nOUTPUT: <output${String(n)}>\n[END]`).join('\n');
  const files = {
    'instance_generation_math_prompt.txt': `On <input_theme>, with [RESULT].\n${examples}\nINPUT: `,
    'instance_generation_math_prompt_json_formatted.txt':
      '{"instruction": <input1>, "response": <output1>} <input2> <output2> <input3> <output3>',
    'instance_generation_general_prompt.txt': `On <input_theme>, from <first_word>.\n${examples}\nINPUT: `,
    'response_generation_code_prompt.txt': 'A ```fence```.\nINPUT: <input>\nOUTPUT: ',
    'quality_enhancement_general_prompt.txt': 'Question: <input>\nAnswer: <output>\nRevised Question: ',
    'notes.txt': 'No prompt.',
  };
  const script = `import x
math_themes = [
    "Sums", # the first
    'It\\'s "odd"',
]
general_themes = ["Life"]
general_triggers = ["Write ", "As a "
    "Question: ", "Let "]
numbers = [1, 2]
config = Config(system_message="Generate \\"well\\".")
`;
  async function repository(withScript = true, under = 'agora_scripts/prompts') {
    const folder = temporaryFolder();
    await mkdir(join(folder, under), { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, under, name), text);
    if (withScript) await writeFile(join(folder, under, '../run.py'), script);
    return folder;
  }

  it('are read from a copy of the repository, with the lists and the message of its script', async () => {
    const prompts = await repository();
    const { prompt, remarks } = await choose({ prompts });
    expect(prompt).toMatchObject({
      set: 'data-agora',
      variant: null,
      system: 'Generate "well".',
      themes: ['Sums', 'It\'s "odd"'],
      firstWords: [],
      template: files['instance_generation_math_prompt.txt'],
    });
    expect(remarks).toEqual([]);
    const general = await choose({ prompts, domain: 'general' });
    expect(general.prompt.firstWords).toEqual(['Write ', 'As a Question: ', 'Let ']);
    const code = await choose({ prompts, method: 'response_generation', domain: 'code' });
    expect(code.prompt).toMatchObject({ procedure: 'answer', triggers: { output: 'OUTPUT:' }, themes: [] });
    const better = await choose({ prompts, method: 'quality_enhancement', domain: 'instruction_following' });
    expect(better.prompt).toMatchObject({ procedure: 'revise', triggers: { input: 'Revised Question:' } });
    const json = await choose({ prompts, answer: 'json' });
    expect(json.prompt).toMatchObject({ answer: 'json', variant: 'json' });
  });

  it('borrow lists where the script is not there, and say so', async () => {
    const prompts = join(await repository(false, 'a/b'), 'a/b');
    const { prompt, remarks } = await choose({ prompts });
    expect(prompt.system).toBeNull();
    expect(prompt.themes).toHaveLength(36);
    expect(remarks.join(' ')).toMatch(/themes are those of the set that ships.*No system message/);
  });

  it('are known by what stands in them, whatever their names', async () => {
    const folder = temporaryFolder();
    await writeFile(join(folder, 'first try.txt'), files['instance_generation_math_prompt.txt']);
    expect((await choose({ prompts: folder })).prompt.template).toBe(files['instance_generation_math_prompt.txt']);
    expect((await choose({ prompts: join(folder, 'first try.txt'), domain: 'code' })).prompt.themes).toHaveLength(14);
    await writeFile(join(folder, 'second try.txt'), files['instance_generation_math_prompt.txt']);
    expect((await failure(choose({ prompts: folder }))).message).toContain('several prompts');
    expect((await failure(choose({ prompts: folder, method: 'response_generation' }))).message).toContain(
      'first try.txt',
    );
  });

  it('hold literals alone as lists', () => {
    const { lists, system } = readPythonLists(script);
    expect([...lists.keys()]).toEqual(['math_themes', 'general_themes', 'general_triggers']);
    expect(system).toBe('Generate "well".');
    expect(readPythonLists('').system).toBeNull();
  });
});

describe('a template', () => {
  const pair = { instruction: 'a "b"\n<output>', response: '\\' };
  const filling = { item: pair, demonstrations: [pair], theme: 'T', firstWord: 'F' };

  it('is filled in one pass', () => {
    const parts = partsOf('<input>|<output1>|<input_theme>|<first_word>|<revised_question>|<input9>|<b>');
    expect(fill(parts, filling, false)).toBe('a "b"\n<output>|\\|T|F|<revised_question>||<b>');
  });

  it('has texts of instances as JSON where it is JSON, in quotes or not', () => {
    const filled = fill(partsOf('{"x": <input>, "y": "<output>", "z": "<input_theme>"}'), filling, true);
    expect(JSON.parse(filled)).toEqual({ x: pair.instruction, y: pair.response, z: 'T' });
  });
});
