/** The numbers that the kinds of the stage `measure` compute, and that they are read back. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '../../../analysis/engine';
import { unattended } from '../../../analysis/task';
import { z } from '../../../analysis/schema';
import { archiveAt } from '../../../electron/ports/archiveSource';
import { memoryDatabase } from '../../../electron/ports/database';
import { temporaryFolder } from '../../electron/temporaryFolder';
import { pythonWithTorch, torchMissing } from '../../services/pythonWithTorch';
import { pythonJson } from './runPython';

const torch = pythonWithTorch();
const withTorch = test.skipIf(torch === null);

/** A small language model that looks at nothing behind a token, and another that classifies. */
const tinyModels = `
import math, random, types
import torch
torch.manual_seed(7)
random.seed(7)

class Tiny(torch.nn.Module):
    def __init__(self, outputs):
        super().__init__()
        self.embed = torch.nn.Embedding(50, 16)
        self.mix = torch.nn.GRU(16, 16, batch_first=True)
        self.head = torch.nn.Linear(16, outputs)
    def forward(self, input_ids, attention_mask):
        states, _ = self.mix(self.embed(input_ids))
        return types.SimpleNamespace(logits=self.head(states))

model = Tiny(50).eval()
def row(length, before):
    return [random.randrange(1, 50) for _ in range(length)], before
`;

withTorch(`losses are the same alone and in a batch of unlike lengths (${torchMissing})`, async () => {
  const program = `
${tinyModels}
import response_losses
response_losses.POSITIONS = 3
from response_losses import measure, batches
rows = [row(length, before) for length, before in ((12, 4), (3, 1), (2, 1), (20, 19), (5, 5), (1, 1), (7, 0))]

def alone(tokens, before):
    """Without padding and batches, token by token, as the definition says."""
    with torch.no_grad():
        logits = model(torch.tensor([tokens]), None).logits[0].double()
    losses = [-torch.log_softmax(logits[place - 1], 0)[tokens[place]].item() for place in range(max(before, 1), len(tokens))]
    return (sum(losses) / len(losses), len(losses)) if losses else (None, 0)

wanted = [alone(*each) for each in rows]
found = measure(model, rows)
pairs = [None] * len(rows)
for batch in batches([len(tokens) for tokens, _ in rows], 24, 3):
    for place, value in zip(batch, measure(model, [rows[each] for each in batch])):
        pairs[place] = value
far = lambda one, other: max(abs((a or 0) - (b or 0)) for (a, _), (b, _) in zip(one, other))
print(json.dumps({
    "far": [far(found, wanted), far(pairs, wanted)],
    "counts": [count for _, count in found],
    "none": [loss is None for loss, _ in found],
    "spread": max(loss for loss, _ in wanted if loss) - min(loss for loss, _ in wanted if loss),
    "batches": list(batches([5, 9, 2, 9, 1], 18, 3)),
}))
`;
  const told = z
    .object({
      far: z.array(z.number()),
      counts: z.array(z.number()),
      none: z.array(z.boolean()),
      spread: z.number(),
      batches: z.array(z.array(z.number())),
    })
    .parse(await pythonJson(program, ['shared'], torch ?? ''));
  for (const far of told.far) expect(far).toBeLessThan(1e-5);
  // Of a response that is the whole text, the first token has nothing before it.
  expect(told.counts).toEqual([8, 2, 1, 1, 0, 0, 6]);
  expect(told.none).toEqual([false, false, false, false, true, true, false]);
  expect(told.spread).toBeGreaterThan(0.1);
  expect(told.batches).toEqual([
    [1, 3],
    [0, 2, 4],
  ]);
});

test('numbers are kept as they come, whatever line was cut off, and end in the order of the instances', async () => {
  const folder = temporaryFolder();
  const program = `
import os
os.chdir(${JSON.stringify(folder)})
from measured import Measured
first = Measured("outputs/loss.jsonl", 4)
first.add([{"index": 2, "loss": 0.5}, {"index": 0, "loss": None}])
with open("outputs/loss.jsonl.partial", "a") as lines:
    lines.write('{"index": 1, "lo')
second = Measured("outputs/loss.jsonl", 4)
missing = second.missing()
second.add([{"index": place, "loss": place} for place in missing])
second.finish()
print(json.dumps([missing, sorted(os.listdir("outputs"))]))
`;
  expect(await pythonJson(program, ['shared'])).toEqual([[1, 3], ['loss.jsonl']]);
  expect(readFileSync(path.join(folder, 'outputs/loss.jsonl'), 'utf8')).toBe(
    '{"index": 0, "loss": null}\n{"index": 1, "loss": 1}\n{"index": 2, "loss": 0.5}\n{"index": 3, "loss": 3}\n',
  );
  const told = readFileSync(path.join(folder, 'progress.jsonl'), 'utf8').trim().split('\n');
  expect(told.map((line): unknown => JSON.parse(line))).toMatchObject([
    { step: 2, of: 4 },
    { step: 4, of: 4 },
  ]);
});

withTorch('a padding token is none that a text holds', async () => {
  const program = `
import torch
from rewards import padding_token, scalars
print(json.dumps([
    padding_token(3, 10, [[1, 2], [4]]),
    padding_token(2, 10, [[1, 2], [9]]),
    padding_token(None, 10, [[9, 0]]),
    scalars(torch.tensor([[1.5], [float("nan")]])),
]))
`;
  expect(await pythonJson(program, ['measure-reward'], torch ?? '')).toEqual([3, 8, 8, [1.5, null]]);
});

withTorch('what was measured is read back: losses, perplexities and vectors of two runs', async () => {
  const folder = temporaryFolder();
  const instances = Array.from({ length: 6 }, (_, index) => {
    return {
      id: String(index),
      instruction: `Question ${String(index)}?`,
      response: `Answer number ${String(index)}.`,
    };
  });
  const run = (id: string) => {
    mkdirSync(path.join(folder, 'data'), { recursive: true });
    const lines = instances.map((each) => `${JSON.stringify({ ...each, response: `${id} ${each.response}` })}\n`);
    writeFileSync(path.join(folder, `data/${id}.jsonl`), lines.join(''));
    const files = [`data/${id}.jsonl`, `measures/${id}-perplexity/**`, `measures/${id}-embeddings/**`];
    return { id, generator: id, method: 'instance_generation', domain: 'math', files };
  };
  writeFileSync(path.join(folder, 'agora.json'), JSON.stringify({ agora: 1, runs: [run('careful'), run('hasty')] }));
  // The text of each instance as its letters, by the programs that the steps run.
  const program = `
${tinyModels}
import os
import numpy
from measured import Measured, read_instances
from perplexity_of import perplexity
from response_losses import batches, measure
from vector_files import embed_all, file_name, write
os.chdir(${JSON.stringify(folder)})
means = {}
for name in ("careful", "hasty"):
    instances = read_instances("data/%s.jsonl" % name)
    letters = lambda text: [ord(letter) % 49 + 1 for letter in text]
    rows = [(letters(each["instruction"] + each["response"]), len(each["instruction"])) for each in instances]
    measured = Measured("measures/%s-perplexity/perplexity.jsonl" % name, len(rows))
    for batch in batches([len(tokens) for tokens, _ in rows], 100, 2):
        found = measure(model, [rows[place] for place in batch])
        measured.add([
            {"index": place, "perplexity_given_instruction": perplexity(loss), "response_loss": loss, "perplexity_alone": 2 * perplexity(loss)}
            for place, (loss, _) in zip(batch, found)
        ])
    measured.finish()
    values = [row["perplexity_given_instruction"] for row in measured.rows.values()]
    means[name] = sum(values) / len(values)
    encode = lambda texts: [[len(text), text.count("e"), *(ord(letter) for letter in (text + " " * 6)[:6])] for text in texts]
    for text in ("instruction", "response"):
        vectors = embed_all([each[text] for each in instances], encode, "parts/%s/%s" % (name, text))
        os.makedirs("measures/%s-embeddings" % name, exist_ok=True)
        write("measures/%s-embeddings/%s" % (name, file_name(text, "dunzhang/stella_en_400M_v5")), vectors)
import shutil
shutil.rmtree("parts")
os.remove("progress.jsonl")
print(json.dumps(means))
`;
  const means = z
    .record(z.string(), z.number())
    .parse(await pythonJson(program, ['measure-perplexity', 'measure-embeddings', 'shared'], torch ?? ''));
  const engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  const archive = await archiveAt(folder, undefined);
  const { problems } = await engine.open(archive, { instances: true }, unattended);
  expect(problems).toEqual([]);
  const metrics = [
    'given_perplexity_given_instruction',
    'instruction_following_difficulty',
    'instruction_diversity_stella_en_400m_v5',
    'response_diversity_stella_en_400m_v5',
  ];
  const { values } = await engine.measure(archive, { metrics, runs: null, sample: null }, unattended);
  for (const run of ['careful', 'hasty']) {
    const of = new Map(
      values.filter((value) => value.run === run).map(({ metric, value, n }) => [metric, { value, n }]),
    );
    expect(of.get('given_perplexity_given_instruction')?.value).toBeCloseTo(means[run] ?? NaN, 8);
    expect(of.get('given_perplexity_given_instruction')?.n).toBe(6);
    expect(of.get('instruction_following_difficulty')?.value).toBeCloseTo(0.5, 8);
    expect([...of.keys()]).toEqual(expect.arrayContaining(metrics));
  }
});
