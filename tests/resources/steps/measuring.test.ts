/** The measures as steps, run whole with PyTorch and a small model: what a batch gives, against each instance by itself. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from '../../../analysis/schema';
import { temporaryFolder } from '../../electron/temporaryFolder';
import { pythonWithTorch, torchMissing } from '../../services/pythonWithTorch';
import { runCommand } from './runPython';
import { stepFolder } from './stepFolder';

const torch = pythonWithTorch();

/** In the place of transformers: a tokenizer, and a layer of attention that sees what comes before and what is no padding. */
const transformers = `
import re, types, zlib
import torch

VOCABULARY = 97

class Tokenizer:
    bos_token_id = 0
    eos_token_id = 1

    def encode(self, text, add_special_tokens=True):
        pieces = re.findall(r"\\n+| ?\\w+|.", text, re.DOTALL)
        return ([0] if add_special_tokens else []) + [2 + zlib.crc32(piece.encode()) % (VOCABULARY - 4) for piece in pieces]

    def apply_chat_template(self, turns, tokenize):
        return "".join("%s: %s\\n" % (turn["role"], turn["content"]) for turn in turns)

class Attention(torch.nn.Module):
    def __init__(self, outputs):
        super().__init__()
        torch.manual_seed(3)
        self.config = types.SimpleNamespace(pad_token_id=None, vocab_size=VOCABULARY)
        self.embed, self.place = torch.nn.Embedding(VOCABULARY, 32), torch.nn.Embedding(512, 32)
        self.query, self.key, self.value = (torch.nn.Linear(32, 32) for _ in range(3))
        self.head = torch.nn.Linear(32, outputs)

    def states(self, input_ids, attention_mask):
        length = input_ids.shape[1]
        x = 2 * (self.embed(input_ids) + self.place(torch.arange(length)))
        hidden = torch.full((length, length), float("-inf")).triu(1)[None]
        hidden = hidden.masked_fill(attention_mask[:, None, :] == 0, float("-inf"))
        # A row of padding alone sees itself.
        hidden = hidden.masked_fill(torch.eye(length, dtype=torch.bool)[None], 0.0)
        seen = (self.query(x) @ self.key(x).transpose(1, 2) / 32**0.5 + hidden).softmax(-1) @ self.value(x)
        return self.head(x + seen)

class Language(Attention):
    def forward(self, input_ids, attention_mask):
        return types.SimpleNamespace(logits=self.states(input_ids, attention_mask))

class Classifier(Attention):
    def forward(self, input_ids, attention_mask):
        # As transformers does it: at the last token that is not the one of padding.
        states = self.states(input_ids, attention_mask)
        places = torch.arange(input_ids.shape[1])
        last = (places * (input_ids != self.config.pad_token_id)).argmax(-1)
        return types.SimpleNamespace(logits=states[torch.arange(len(last)), last])

def loader(make):
    return types.SimpleNamespace(from_pretrained=lambda name, **options: make(**options))

AutoTokenizer = loader(Tokenizer)
AutoModelForCausalLM = loader(lambda dtype: Language(VOCABULARY).to(dtype))
AutoModelForSequenceClassification = loader(lambda dtype, num_labels: Classifier(num_labels).to(dtype))
`;

/** Of each instance by itself, by the definition: nothing of the steps' own programs. */
const oracle = `
import json, sys
import torch
from transformers import Language, Classifier, Tokenizer, VOCABULARY

tokenizer, language, classifier = Tokenizer(), Language(VOCABULARY).double(), Classifier(1).double()

def loss(before, response, longest):
    """Mean negative log-likelihood of the response's tokens, whose first is the first that is not the same as before."""
    head, tail = tokenizer.encode(before), tokenizer.encode(response, add_special_tokens=False)
    whole = tokenizer.encode(before + response)
    whole = (whole if whole[:len(head)] == head else head + tail)[:longest]
    with torch.no_grad():
        logits = language(torch.tensor([whole]), torch.ones(1, len(whole))).logits[0]
    told = [-torch.log_softmax(logits[place - 1], 0)[whole[place]].item() for place in range(len(head), len(whole))]
    return (sum(told) / len(told) if told else None, len(told))

def reward(instruction, response):
    tokens = tokenizer.encode("user: %s\\nassistant: %s\\n" % (instruction, response), add_special_tokens=False)
    classifier.config.pad_token_id = VOCABULARY - 1
    with torch.no_grad():
        return classifier(torch.tensor([tokens]), torch.ones(1, len(tokens))).logits[0, 0].item()

def chat(instruction):
    turns = (("system", "S"), ("user", instruction))
    told = "".join("<|start_header_id|>%s<|end_header_id|>\\n\\n%s<|eot_id|>" % turn for turn in turns)
    return told + "<|start_header_id|>assistant<|end_header_id|>\\n\\n"

with open(sys.argv[1], encoding="utf-8") as lines:
    given = [json.loads(line) for line in lines]
pairs = [(each["instruction"], each["response"]) for each in given]
print(json.dumps({
    "perplexity": [loss(asked + "\\n", answer, 60) for asked, answer in pairs],
    "alone": [loss("", answer, 60)[0] for _, answer in pairs],
    "student": [loss(chat(asked), answer + "<|eot_id|>", 400)[0] for asked, answer in pairs],
    "reward": [reward(*pair) for pair in pairs],
}))
`;

/** Of unlike lengths; one has no response, one is cut, one begins with what joins the border. */
const words = (count: number, word: string) => Array.from({ length: count }, (_, at) => word + String(at)).join(' ');
const instances = [
  { instruction: 'How much is 1 + 1?', response: 'It is 2.' },
  { instruction: words(30, 'long'), response: words(3, 'short') },
  { instruction: 'Go on.', response: words(90, 'cut') },
  { instruction: 'Say nothing.', response: '' },
  { instruction: 'A list', response: '\n\n1. a\n2. b' },
  ...Array.from({ length: 12 }, (_, at) => ({ instruction: words(at, 'q'), response: words(1 + (at % 5) * 4, 'r') })),
];

const number = z.number().nullable();
const expectedSchema = z.object({
  perplexity: z.array(z.tuple([number, z.number()])),
  alone: z.array(number),
  student: z.array(number),
  reward: z.array(number),
});

const python = torch ?? '';

/** A folder with the stand-in, where Python looks for modules. */
function site(): string {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'transformers.py'), transformers);
  mkdirSync(path.join(folder, 'transformers-4.56.2.dist-info'));
  writeFileSync(path.join(folder, 'transformers-4.56.2.dist-info/METADATA'), 'Name: transformers\nVersion: 4.56.2\n');
  return folder;
}

/** What a step of this kind writes of the instances, with so many tokens in a batch. */
async function measured(kind: string, file: string, settings: Readonly<Record<string, unknown>>): Promise<unknown[]> {
  const folder = await stepFolder(kind, { settings: { dtype: 'float32', ...settings } });
  for (const [name, text] of Object.entries({ 'config.json': '{}', 'model.bin': 'w', 'tokenizer.json': '{}' }))
    writeFileSync(path.join(folder, 'needs/model', name), text);
  writeFileSync(path.join(folder, 'inputs/data.jsonl'), instances.map((each) => JSON.stringify(each)).join('\n'));
  // The PyTorch of the tests may be older than the one that tools are made for.
  const environment = { AGORA_PYTHON: python, AGORA_GPUS: '0', AGORA_ANY_VERSION: '1', PYTHONPATH: site() };
  const { code, stderr } = await runCommand('sh', ['run.sh'], folder, environment);
  expect([code, stderr]).toEqual([0, '']);
  const lines = readFileSync(path.join(folder, 'outputs', file), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}

let expected: Promise<z.infer<typeof expectedSchema>> | undefined;

/** Computed once. */
function eachByItself(): Promise<z.infer<typeof expectedSchema>> {
  expected ??= computeEachByItself();
  return expected;
}

async function computeEachByItself() {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'data.jsonl'), instances.map((each) => JSON.stringify(each)).join('\n'));
  const { code, stdout, stderr } = await runCommand(python, ['-c', oracle, 'data.jsonl'], folder, {
    PYTHONPATH: site(),
  });
  expect([code, stderr]).toEqual([0, '']);
  return expectedSchema.parse(JSON.parse(stdout));
}

/** The largest distance of numbers that stand at the same places; what is null has to be null in both. */
function distance(found: readonly (number | null)[], wanted: readonly (number | null)[]): number {
  expect(found.map((value) => value === null)).toEqual(wanted.map((value) => value === null));
  return Math.max(...wanted.map((value, place) => Math.abs((value ?? 0) - (found[place] ?? 0))));
}

const perplexitySchema = z.array(
  z.object({
    index: z.number(),
    perplexity_given_instruction: number,
    response_loss: number,
    response_tokens: z.number(),
    perplexity_alone: number,
  }),
);

describe.skipIf(torch === null)(`instances are measured as if each stood alone (${torchMissing})`, () => {
  // One each, and all of them together.
  test.each([64, 16384])('perplexity, in batches of %i tokens', async (batchTokens) => {
    const wanted = await eachByItself();
    const rows = perplexitySchema.parse(
      await measured('measure-perplexity', 'perplexity.jsonl', { batchTokens, maxTokens: 60 }),
    );
    expect(rows.map(({ index }) => index)).toEqual(instances.map((_, place) => place));
    const losses = wanted.perplexity.map(([loss]) => loss);
    expect(
      distance(
        rows.map((row) => row.response_loss),
        losses,
      ),
    ).toBeLessThan(1e-4);
    expect(rows.map((row) => row.response_tokens)).toEqual(wanted.perplexity.map(([, count]) => count));
    const logs = (values: readonly (number | null)[]) =>
      values.map((value) => (value === null ? null : Math.log(value)));
    expect(distance(logs(rows.map((row) => row.perplexity_given_instruction)), losses)).toBeLessThan(1e-4);
    expect(distance(logs(rows.map((row) => row.perplexity_alone)), wanted.alone)).toBeLessThan(1e-4);
    // A mean over a batch would be seen: the instances are far apart.
    const there = losses.filter((loss) => loss !== null);
    expect(Math.max(...there) - Math.min(...there)).toBeGreaterThan(0.5);
    expect(rows[3]).toMatchObject({ response_loss: null, response_tokens: 0, perplexity_given_instruction: null });
  });

  test('loss of the student, some together', async () => {
    const wanted = await eachByItself();
    const rows = z.array(z.object({ index: z.number(), student_loss: number })).parse(
      await measured('measure-student-loss', 'student_loss.jsonl', {
        batchTokens: 300,
        systemMessage: 'S',
        maxTokens: 400,
      }),
    );
    expect(
      distance(
        rows.map((row) => row.student_loss),
        wanted.student,
      ),
    ).toBeLessThan(1e-4);
    // Of an empty response the end of the turn is learned.
    expect(rows[3]?.student_loss).not.toBeNull();
  });

  test('reward, some together', async () => {
    const wanted = await eachByItself();
    const rows = z
      .array(z.object({ index: z.number(), reward: number }))
      .parse(await measured('measure-reward', 'reward.jsonl', { batchTokens: 300, rewardModel: 'needs/model' }));
    expect(
      distance(
        rows.map((row) => row.reward),
        wanted.reward,
      ),
    ).toBeLessThan(1e-4);
    expect(new Set(rows.map(({ reward }) => reward?.toFixed(3))).size).toBeGreaterThan(10);
  });
});
