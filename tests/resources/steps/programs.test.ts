/** The parts of the trainers' programs that need no trainer. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from '../../../analysis/schema';
import { temporaryFolder } from '../../electron/temporaryFolder';
import { pythonWithTorch, torchMissing } from '../../services/pythonWithTorch';
import { pythonJson, runCommand, stepsFolder } from './runPython';

const torch = pythonWithTorch();

test.skipIf(torch === null)(`the schedule is that of StepLR, epoch by epoch (${torchMissing})`, async () => {
  const program = `
import torch
from step_schedule import step_schedule
parameter = torch.nn.Parameter(torch.zeros(1))
ours, theirs = [], []
for steps_per_epoch in (1, 7, 19):
    mine = torch.optim.lr_scheduler.LambdaLR(torch.optim.SGD([parameter], lr=0.5), step_schedule(steps_per_epoch, 0.85))
    optimiser = torch.optim.SGD([parameter], lr=0.5)
    reference = torch.optim.lr_scheduler.StepLR(optimiser, step_size=1, gamma=0.85)
    for epoch in range(5):
        for step in range(steps_per_epoch):
            ours.append(mine.optimizer.param_groups[0]["lr"])
            theirs.append(optimiser.param_groups[0]["lr"])
            mine.optimizer.step()
            mine.step()
        optimiser.step()
        reference.step()
print(json.dumps({"far": max(abs(a - b) for a, b in zip(ours, theirs)), "steps": len(ours), "last": ours[-1]}))
`;
  const told = await pythonJson(program, ['shared'], torch ?? '');
  const { far, steps, last } = z.object({ far: z.number(), steps: z.number(), last: z.number() }).parse(told);
  expect(steps).toBe(5 * 27);
  expect(far).toBeLessThan(1e-12);
  expect(last).toBeCloseTo(0.5 * 0.85 ** 4, 12);
});

test('a schedule with steps that do not divide falls where the epochs end', async () => {
  const program = `
from step_schedule import step_schedule
factor = step_schedule(50 / 3, 0.5, warmup=2)
print(json.dumps([factor(0), factor(1), factor(16), factor(17), factor(33), factor(34)]))
`;
  expect(await pythonJson(program, ['shared'])).toEqual([0.5, 1, 1, 0.5, 0.5, 0.25]);
});

test('an exchange is written in the chat format of Llama 3, and its labels are on the response alone', async () => {
  const program = `
from chat_tokens import encode, prompt_text

class Letters:
    """A token for each letter, one that begins a text, and one for what a response begins with after a line feed."""
    def encode(self, text, add_special_tokens=True):
        tokens = [ord(letter) for letter in text.replace("\\n\\nfused", "\\0")]
        return ([1] if add_special_tokens else []) + tokens

tokens, labels = encode(Letters(), "S", "I\\n", "R")
fused, fused_labels = encode(Letters(), "S", "I", "fused")
print(json.dumps({
    "text": "".join(chr(token) for token in tokens[1:]),
    "learned": "".join(chr(label) for label in labels if label != -100),
    "masked": labels.count(-100) == len(prompt_text("S", "I\\n")) + 1 and labels[0] == -100,
    "same": [label for label in labels if label != -100] == tokens[labels.count(-100):],
    "fused": "".join(chr(label) for label in fused_labels if label != -100),
    "length": [len(fused), len(fused_labels)],
}))
`;
  const system = '<|start_header_id|>system<|end_header_id|>\n\nS<|eot_id|>';
  const user = '<|start_header_id|>user<|end_header_id|>\n\nI\n<|eot_id|>';
  const assistant = '<|start_header_id|>assistant<|end_header_id|>\n\n';
  const told = await pythonJson(program, ['shared']);
  expect(told).toMatchObject({
    text: `${system}${user}${assistant}R<|eot_id|>`,
    learned: 'R<|eot_id|>',
    masked: true,
    same: true,
    fused: 'fused<|eot_id|>',
  });
});

test("llama-recipes' progress bar is understood, with the loss of a whole step", async () => {
  const program = `
sys.modules.pop("train", None)
from train import progress_of
arguments = {"gradient_accumulation_steps": 8, "lr": 0.5, "gamma": 0.5}
words = "Training Epoch: 2/5, step %d/20 completed (loss: %s)"
print(json.dumps([
    progress_of(words % (7, "0.25"), arguments, 9.7),
    progress_of(words % (8, "0.25"), arguments, 9),
    progress_of(words % (19, "nan"), arguments, 9),
    progress_of("Training Epoch: 2", arguments, 9),
]))
`;
  expect(await pythonJson(program, ['train-llama-recipes', 'shared'])).toEqual([
    { step: 4, of: 15, loss: 2, epoch: 1.4, at: 9, learning_rate: 0.25 },
    null,
    { step: 6, of: 15, loss: null, epoch: 2, at: 9, learning_rate: 0.25 },
    null,
  ]);
});

test('a finished model has its chat template, its ends of generation and no checkpoints', async () => {
  const folder = temporaryFolder();
  const write = (name: string, value: unknown) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), JSON.stringify(value));
  };
  write('model.safetensors', 0);
  write('tokenizer.json', { added_tokens: [{ id: 128009, content: '<|eot_id|>' }] });
  write('tokenizer_config.json', { bos_token: '<|begin_of_text|>', eos_token: '<|end_of_text|>' });
  write('generation_config.json', { eos_token_id: 128001, do_sample: true });
  write('checkpoint-8/trainer_state.json', { global_step: 8 });
  const template = path.join(stepsFolder, 'shared/llama3.jinja');
  const ended = await runCommand(
    'python3',
    [path.join(stepsFolder, 'shared/finish.py'), '.', template, '--system=Be "kind".'],
    folder,
  );
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  expect(read('tokenizer_config.json')).toEqual({
    bos_token: '<|begin_of_text|>',
    eos_token: '<|eot_id|>',
    chat_template: readFileSync(template, 'utf8').replace('= none %}', String.raw`= "Be \"kind\"." %}`),
  });
  expect(read('generation_config.json')).toEqual({ eos_token_id: [128009, 128001], do_sample: true });
  expect(read('trainer_state.json')).toEqual({ global_step: 8 });
  expect(existsSync(path.join(folder, 'checkpoint-8'))).toBe(false);
});
