import { describe, expect, it } from 'vitest';
import { openVectors } from '../../../analysis/archive/vectors/openVectors';
import { modelOfName, textOfName } from '../../../analysis/archive/vectors/vectorName';
import type { ByteSource } from '../../../analysis/ports';
import { arrowVectors, npy, someVectors } from '../../fixtures/archive-builders/vectors';
import { withNativeDuckDb } from '../../fixtures/nativeDuckDb';
import numpy from '../../fixtures/npy-files.json';
import { fileSource, readSource, source } from './sources';

async function numbersOf(file: ByteSource, index = 0): Promise<number[]> {
  const files = await openVectors(file);
  if (typeof files === 'string') throw new Error(files);
  const numbers: number[] = [];
  for await (const part of files[index]?.batches() ?? []) numbers.push(...part);
  return numbers;
}

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

describe('a .npy file', () => {
  it.each(Object.entries(numpy.read))('of %s is read as numpy wrote it', async (_, { file, values }) => {
    expect(await numbersOf(source('instruction.npy', bytesOf(file), 7))).toEqual(values);
  });
  it.each([
    ['fortran', /Fortran order.*ascontiguousarray/],
    ['flat', /the shape \(12,\); vectors stand in two dimensions/],
    ['integers', /the type <i4/],
    ['swapped', /the type >f4/],
  ] as const)('that is %s is a problem with the next step', async (name, message) => {
    const { kind, problems } = await readSource(source('x.npy', bytesOf(numpy.refused[name])));
    expect(kind).toBe('npy-vectors');
    expect(problems.map(({ code }) => code)).toEqual(['broken-vectors']);
    expect(problems[0]?.message).toMatch(message);
  });
  it('that is cut off is a problem with both lengths', async () => {
    const whole = npy(someVectors(10, 4));
    const { problems } = await readSource(source('x.npy', whole.subarray(0, whole.length - 5)));
    expect(problems[0]?.message).toBe(
      `The head of the file promises ${whole.length} bytes, and it has ${whole.length - 5}: it is cut off. Copy or save it again.`,
    );
  });
  it('says how many vectors of how many numbers it has', async () => {
    const { problems, configuration } = await readSource(source('response.npy', npy(someVectors(10, 4))));
    expect(problems).toEqual([]);
    expect(configuration).toEqual([
      { key: 'vectors.response.rows', value: '10' },
      { key: 'vectors.response.dimensions', value: '4' },
    ]);
  });
});

describe('a table of vectors', () => {
  const [a, b] = [someVectors(5, 9), someVectors(5, 12)];
  it('in Arrow has one file of vectors for each column', async () => {
    const file = source('embeddings.arrow', arrowVectors({ instruction_embedding: a, response_embedding: b }));
    const { kind, configuration, problems } = await readSource(file);
    expect([kind, problems]).toEqual(['vector-table', []]);
    expect(configuration.map(({ key, value }) => [key, value])).toEqual([
      ['vectors.instruction.rows', '5'],
      ['vectors.instruction.dimensions', '9'],
      ['vectors.response.rows', '5'],
      ['vectors.response.dimensions', '12'],
    ]);
    expect(await numbersOf(file, 0)).toEqual(a.flat());
    expect(await numbersOf(file, 1)).toEqual(b.flat());
  });
  it('in Parquet is read as another program wrote it', async () => {
    await withNativeDuckDb(async ({ folder, rows }) => {
      const path = `${folder}/vectors.parquet`;
      await rows(
        `COPY (SELECT i AS index, [(i * 10 + j)::FLOAT FOR j IN range(8)] AS embedding FROM range(3) AS t(i)) TO '${path}'`,
      );
      const file = fileSource(path, 'vectors.parquet');
      expect((await readSource(file)).kind).toBe('vector-table');
      expect(await numbersOf(file)).toEqual(
        [0, 10, 20].flatMap((start) => Array.from({ length: 8 }, (_, j) => start + j)),
      );
    });
  });
  it('with a row that has no vector, or one of another length, says which', async () => {
    for (const wrong of [null, [1, 2, 3, 4, 5, 6, 7, 8]]) {
      const file = source('embeddings.arrow', arrowVectors({ response_embedding: [...a.slice(0, 3), wrong] }));
      await expect(numbersOf(file)).rejects.toThrow(
        'Row 4 of the column response_embedding has no vector of 9 numbers.',
      );
    }
  });
  it('in Arrow whose index leads nowhere, or whose buffers lie elsewhere, is a problem and ends', async () => {
    const whole = arrowVectors({ response_embedding: a });
    // In the first message: where its table starts; the place of its second buffer, beyond its own body.
    for (const [at, value] of [
      [16, 0x76],
      [0x8f, 0x4b],
    ] as const) {
      const damaged = whole.slice();
      damaged[at] = value;
      expect(await openVectors(source('embeddings.arrow', damaged))).toMatch(/^The /);
    }
  });
  it('in Arrow whose schema counts more notes than it holds, or whose message is another length, is a problem', async () => {
    const whole = arrowVectors({ response_embedding: a });
    // The length of the table of the schema's fields, behind which no more stand; the length of the batch's message, and of
    // its table of fields, made negative.
    for (const [at, values] of [
      [492, [12, 16, 64, 255]],
      [12, [1, 4, 8, 16]],
      [25, [128, 255]],
    ] as const)
      for (const value of values) {
        const damaged = whole.slice();
        damaged[at] = value;
        expect(await openVectors(source('embeddings.arrow', damaged))).toMatch(/^The /);
      }
  });
  it('in Arrow whose lists lie in a dictionary that is not there has no vectors', async () => {
    const damaged = arrowVectors({ response_embedding: a }).slice();
    // Where the field refers to its dictionary.
    for (const at of [528, 529]) {
      const copy = damaged.slice();
      copy[at] = 8;
      expect(await openVectors(source('embeddings.arrow', copy))).toEqual([]);
    }
  });
  it('that is generated data stays that', async () => {
    const file = source('data.arrow', arrowVectors({ scores: a }));
    expect((await readSource(file)).kind).toBeNull();
  });
});

describe('names of files of vectors', () => {
  it('say which text they are of', () => {
    expect(textOfName('instruction_embeddings.npy')).toBe('instruction');
    expect(textOfName('x.RESPONSES.npy')).toBe('response');
    expect(textOfName('instruction_response.npy')).toBeNull();
    expect(textOfName('instructional.npy')).toBeNull();
  });
  it('say the model by what is left without the data file, the text and words for vectors', () => {
    const data = 'instance_generation_math_gpt-4o';
    expect(modelOfName(`v/${data}.instruction.stella_en_400M_v5.npy`, data)).toBe('stella_en_400M_v5');
    expect(modelOfName(`${data}_response_embeddings_bge-small.parquet`, data)).toBe('bge-small');
    expect(modelOfName(`stella_en_400M_v5/${data}_response.npy`, data)).toBe('stella_en_400M_v5');
    expect(modelOfName(`embeddings/${data}_response.npy`, data)).toBeNull();
  });
});
