/** The chat format that students are taught: its text, by the template and without it, and which tokens carry loss. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from '../../../analysis/schema';
import { temporaryFolder } from '../../electron/temporaryFolder';
import { pythonWith } from '../../services/pythonWith';
import { recipe } from './agoraBenchRecipe';
import { pythonJson } from './runPython';
import { llamaTokens, trainersModules } from './standInModules';

const jinja = pythonWith('jinja2');

/** The form in which Meta publishes a chat of Llama 3.1 without tools, and which AgoraBench's authors train on. */
function published(system: string | null, user: string, assistant: string | null): string {
  const turn = (role: string, content: string) => `<|start_header_id|>${role}<|end_header_id|>\n\n${content}<|eot_id|>`;
  const before = `<|begin_of_text|>${system === null ? '' : turn('system', system)}${turn('user', user)}`;
  const header = '<|start_header_id|>assistant<|end_header_id|>\n\n';
  return `${before}${header}${assistant === null ? '' : `${assistant}<|eot_id|>`}`;
}

/** Texts that a template or a tokenizer could take for something else. */
const odd = [
  ['How much is 1 + 1?', 'It is 2.'],
  ['  two blanks before, a line feed behind\n', '\n\nlines before\n'],
  ['{{ bos_token }} {% if x %} {# y #}', '{%- raw %}\\n{{'],
  [`it's "so"`, 'naïve 你好 🙂'],
  ['', ''],
] as const;

/** These exchanges as the data of a run. Gives the file. */
function writeInstances(): string {
  const file = path.join(temporaryFolder(), 'data.jsonl');
  const lines = odd.map(([instruction, response]) => JSON.stringify({ instruction, response }));
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Ways in which tools render: that of transformers (and TRL, lm-evaluation-harness, vLLM), and Jinja's own defaults. */
const rendering = `
from jinja2 import Environment
from jinja2.sandbox import ImmutableSandboxedEnvironment
ways = [ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True), Environment(), Environment(keep_trailing_newline=True)]

def render(template, messages, **more):
    told = {way.from_string(template).render(messages=messages, bos_token="<|begin_of_text|>", **more) for way in ways}
    assert len(told) == 1, told
    return told.pop()

def turns(system, user, assistant):
    given = (("system", system), ("user", user), ("assistant", assistant))
    return [{"role": role, "content": content} for role, content in given if content is not None]

with open("shared/llama3.jinja", encoding="utf-8") as text:
    template = text.read()
`;

const asPython = (value: unknown) => `json.loads(${JSON.stringify(JSON.stringify(value))})`;

describe.skipIf(jinja === null)('the chat template (skipped where no python3 has Jinja (python3-jinja2))', () => {
  const run = (program: string, folders: readonly string[] = []) =>
    pythonJson(`${rendering}${program}`, ['shared', ...folders], jinja ?? '');

  test('writes an exchange as it is published', async () => {
    const exchanges = odd.flatMap(([user, assistant]) =>
      [recipe.system, null, 'Be "kind".\n'].map((system) => [system, user, assistant] as const),
    );
    const told = await run(`
print(json.dumps([
    [render(template, turns(*each)), render(template, turns(*each[:2], None), add_generation_prompt=True)]
    for each in ${asPython(exchanges)}
]))
`);
    expect(told).toEqual(
      exchanges.map(([system, user, assistant]) => [published(system, user, assistant), published(system, user, null)]),
    );
  });

  test('has the text of the trainers that do without it, and of nothing more', async () => {
    const exchanges = odd.map(([user, assistant]) => [recipe.system, user, assistant]);
    const told = await run(`
from chat_tokens import prompt_text
print(json.dumps([
    ["<|begin_of_text|>" + prompt_text(system or "", user) + assistant + "<|eot_id|>", render(template, turns(system, user, assistant))]
    for given, user, assistant in ${asPython(exchanges)} for system in (given, None)
]))
`);
    const pairs = z.array(z.tuple([z.string(), z.string()])).parse(told);
    expect(pairs).toHaveLength(2 * odd.length);
    for (const [without, by] of pairs) expect(without).toBe(by);
  });

  test('of a finished student brings the system message of its training, where the conversation has none', async () => {
    const systems = [
      recipe.system,
      `it's "so"`,
      'a\\b\n\tc',
      '%} {{ 1 + 1 }} {% endset %}',
      'naïve 你好 🙂',
      '{%- set default_system = none %}',
    ];
    const told = await run(`
from finish import with_system
print(json.dumps([
    [
        render(with_system(template, system), turns(None, "Hi", None), add_generation_prompt=True),
        render(with_system(template, system), turns("Own", "Hi", "Ho")),
    ]
    for system in ${asPython(systems)}
]))
`);
    expect(told).toEqual(systems.map((system) => [published(system, 'Hi', null), published('Own', 'Hi', 'Ho')]));
  });

  test('of a student that was trained without a system message brings none', async () => {
    const told = await run(`
from finish import with_system
print(json.dumps([render(with_system(template, system), turns(None, "Hi", "Ho")) for system in ("", None)]))
`);
    expect(told).toEqual([published(null, 'Hi', 'Ho'), published(null, 'Hi', 'Ho')]);
  });

  test('writes the turns of a longer conversation one after the other', async () => {
    const told = await run(`
messages = turns("S", "A", "B") + turns(None, "C", None)
print(json.dumps(render(template, messages, add_generation_prompt=True)))
`);
    const rest = published(null, 'C', null).replace('<|begin_of_text|>', '');
    expect(told).toBe(`${published('S', 'A', 'B')}${rest}`);
  });

  test('gives TRL a completion that is the response and the end of its turn', async () => {
    // As TRL does it: the prompt with the header of the answer, all of it, and what comes after the prompt is learned.
    const told = await run(
      `
${trainersModules}
from train import read_instances
rows = []
for system in (${JSON.stringify(recipe.system)}, ""):
    for row in read_instances(${JSON.stringify(writeInstances())}, system):
        before = render(template, row["prompt"], add_generation_prompt=True)
        whole = render(template, row["prompt"] + row["completion"])
        assert whole.startswith(before)
        rows.append([before, whole[len(before):]])
print(json.dumps(rows))
`,
      ['train-trl'],
    );
    expect(told).toEqual(
      [recipe.system, null].flatMap((system) =>
        odd.map(([user, assistant]) => [published(system, user, null), `${assistant}<|eot_id|>`]),
      ),
    );
  });
});

/** What a row of training teaches: all of its text, and the text of the tokens that carry loss. */
const taught = z.array(
  z.object({ text: z.string(), learned: z.string(), masked: z.boolean(), lengths: z.array(z.number()) }),
);

const tellRows = `
def told(rows):
    """Of rows with input_ids and labels."""
    return [
        {
            "text": tokens.decode(row["input_ids"]),
            "learned": tokens.decode([label for label in row["labels"] if label != -100]),
            # The loss counts on the last tokens in a row, and on no others.
            "masked": [label for label in row["labels"] if label != -100] == row["input_ids"][row["labels"].count(-100):],
            "lengths": [len(row["input_ids"]), len(row["labels"]), len(row["attention_mask"])],
        }
        for row in rows
    ]
`;

describe('the loss counts on the response and the end of its turn alone', () => {
  const wanted = odd.map(([user, assistant]) => ({
    text: published(recipe.system, user, assistant),
    learned: `${assistant}<|eot_id|>`,
    masked: true,
  }));

  test('of an exchange as tokens', async () => {
    const rows = await pythonJson(
      `
${llamaTokens}
${tellRows}
from chat_tokens import encode
tokens = Tokens()
rows = [encode(tokens, ${JSON.stringify(recipe.system)}, user, assistant) for user, assistant in ${asPython(odd)}]
print(json.dumps(told([{"input_ids": row, "labels": labels, "attention_mask": row} for row, labels in rows])))
`,
      ['shared'],
    );
    expect(taught.parse(rows)).toMatchObject(wanted);
  });

  test('in what is prepared for axolotl, cut at the sequence length', async () => {
    const folder = temporaryFolder();
    const about = { model: 'm', data: writeInstances(), system_message: recipe.system };
    const prepared = async (sequenceLength: number) => {
      writeFileSync(path.join(folder, 'recipe.json'), JSON.stringify({ ...about, sequence_length: sequenceLength }));
      const rows = await pythonJson(
        `
${trainersModules}
${tellRows}
import contextlib, os
os.chdir(${JSON.stringify(folder)})
from prepare import main
with contextlib.redirect_stdout(sys.stderr):
    main()
with open("prepared.jsonl", encoding="utf-8") as lines:
    print(json.dumps(told([json.loads(line) for line in lines])))
`,
        ['shared', 'train-axolotl'],
      );
      return taught.parse(rows);
    };
    const whole = await prepared(recipe.length);
    expect(whole).toMatchObject(wanted);
    const lengths = whole.map((row) => row.lengths[0] ?? 0);
    for (const [place, row] of whole.entries()) expect(row.lengths).toEqual(Array(3).fill(lengths[place]));
    // The first is cut by its last token, which ends the turn; longer instructions are left out.
    const cut = await prepared((lengths[0] ?? 0) - 1);
    expect(cut[0]).toMatchObject({ learned: 'It is 2.', masked: true });
    expect(cut.length).toBeLessThan(whole.length);
    for (const row of cut) expect(row.learned).not.toBe('');
  });

  test.each(['packing', 'padding'])('in the data set of llama-recipes, batched by %s', async (batching) => {
    const folder = temporaryFolder();
    const length = 34;
    const about = { data: writeInstances(), system_message: recipe.system, validation_instances: 2 };
    writeFileSync(path.join(folder, 'recipe.json'), JSON.stringify({ ...about, batching, sequence_length: length }));
    const rows = await pythonJson(
      `
${trainersModules}
${tellRows}
import os
os.chdir(${JSON.stringify(folder)})
from instances import get_custom_dataset
config = types.SimpleNamespace(train_split="train")
sets = [get_custom_dataset(config, tokens, split) for split in ("train", "validation")]
print(json.dumps([told([each[place] for place in range(len(each))]) for each in sets]))
`,
      ['shared', 'train-llama-recipes'],
    );
    const [training = [], validation = []] = z.array(taught).parse(rows);
    expect(validation).toEqual(training.slice(0, 2));
    expect(training).toHaveLength(odd.length);
    // Packing cuts by itself, and needs all of an instance.
    if (batching === 'packing') expect(training).toMatchObject(wanted);
    else expect(Math.max(...training.map((row) => row.lengths[0] ?? 0))).toBe(length);
  });

  test('without a system turn where no system message is given', async () => {
    const program =
      'from chat_tokens import prompt_text\nprint(json.dumps([prompt_text("", "Hi"), prompt_text("S", "Hi")]))';
    const began = (text: string) => text.replace('<|begin_of_text|>', '');
    expect(await pythonJson(program, ['shared'])).toEqual([
      began(published(null, 'Hi', null)),
      began(published('S', 'Hi', null)),
    ]);
  });
});
