import { describe, expect, it } from 'vitest';
import { crc32c } from '../../../analysis/archive/tensorboard/crc32c';
import {
  simpleEvent,
  tensorEvent,
  textEvent,
  tfRecords,
  versionEvent,
} from '../../fixtures/archive-builders/tensorBoard';
import { codes, readText } from './sources';

const file = 'student-1/runs/events.out.tfevents.1731600000.node1.4711.0';

describe('CRC-32C', () => {
  it.each([
    ['0x00', new Uint8Array(32), 0x8a9136aa],
    ['0xff', new Uint8Array(32).fill(0xff), 0x62a8ab43],
    ['rising', Uint8Array.from({ length: 32 }, (_, index) => index), 0x46dd794e],
    ['falling', Uint8Array.from({ length: 32 }, (_, index) => 31 - index), 0x113fdb5c],
  ])('of 32 bytes %s is as RFC 3720 has it', (_, bytes, expected) => {
    expect(crc32c(bytes)).toBe(expected);
  });
});

function flip(bytes: Uint8Array, at: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
}

describe('event files of TensorBoard', () => {
  it('give a row a step, from old and new scalars', async () => {
    const records = [
      versionEvent(),
      textEvent(0, 'args/text_summary'),
      simpleEvent(10, 'train/loss', 1.5),
      simpleEvent(10, 'train/learning_rate', 2 ** -10),
      simpleEvent(10, 'train/epoch', 0.5),
      tensorEvent(20, 'train/loss', 0.75),
      tensorEvent(20, 'train/grad_norm', 2.25),
      tensorEvent(20, 'eval/loss', 1.25),
      simpleEvent(20, 'train/loss', 0.625),
      simpleEvent(20, 'train/total_flos', 1e18),
    ];
    const { kind, training, problems } = await readText(file, tfRecords(records));
    expect(kind).toBe('tensorboard-events');
    expect(training).toEqual([
      { step: 10, epoch: 0.5, loss: 1.5, evalLoss: null, gradNorm: null, learningRate: 2 ** -10 },
      { step: 20, epoch: null, loss: 0.625, evalLoss: 1.25, gradNorm: 2.25, learningRate: null },
    ]);
    expect(codes(problems)).toEqual(['unread-values']);
    expect(problems[0]?.message).toContain('train/total_flos');
  });

  it('of a run that still writes are read to the last whole record', async () => {
    const bytes = tfRecords([
      versionEvent(),
      simpleEvent(1, 'loss', 1),
      simpleEvent(2, 'loss', NaN),
      simpleEvent(3, 'loss', 3),
    ]);
    for (const cut of [1, 5, 20]) {
      const { training, problems } = await readText(file, bytes.subarray(0, bytes.length - cut));
      expect(training.map(({ step, loss }) => [step, loss])).toEqual([
        [1, 1],
        [2, null],
      ]);
      expect(problems).toMatchObject([{ code: 'truncated-record', line: 4, severity: 'caution' }]);
    }
  });

  it('lose a record whose checksum is wrong, and what follows a wrong length', async () => {
    const records = [versionEvent(), simpleEvent(1, 'loss', 1), simpleEvent(2, 'loss', 2), simpleEvent(3, 'loss', 3)];
    const starts = records.map((_, index) => tfRecords(records.slice(0, index)).length);
    const damaged = tfRecords(records);
    flip(damaged, (starts[2] ?? 0) + 20);
    const one = await readText(file, damaged);
    expect(one.training.map(({ step }) => step)).toEqual([1, 3]);
    expect(codes(one.problems)).toEqual(['broken-record:3']);
    flip(damaged, (starts[3] ?? 0) + 2);
    const two = await readText(file, damaged);
    expect(two.training.map(({ step }) => step)).toEqual([1]);
    expect(codes(two.problems)).toEqual(['broken-record:3', 'broken-record:4']);
  });

  it('with a record that is no event lose that record alone', async () => {
    const { training, problems } = await readText(
      file,
      tfRecords([versionEvent(), new Uint8Array([0x2a, 0x7f, 1]), simpleEvent(2, 'loss', 2)]),
    );
    expect(training).toMatchObject([{ step: 2 }]);
    expect(codes(problems)).toEqual(['broken-record:2']);
  });
});
