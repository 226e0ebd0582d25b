/** How a data set, an endpoint and the place of a file are named, and what is refused. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseEndpoint } from '../../../electron/hub/connection';
import { parseDataset } from '../../../electron/hub/dataset';
import { placeIn } from '../../../electron/hub/placeIn';
import { temporaryFolder } from '../temporaryFolder';

describe('parseDataset', () => {
  it.each([
    ['org/name', 'org/name', 'main'],
    ['hf:org/name', 'org/name', 'main'],
    ['hf:org/na.me-2_x@v1.0', 'org/na.me-2_x', 'v1.0'],
    ['org/name@refs/convert/parquet', 'org/name', 'refs/convert/parquet'],
    [' datasets/org/name ', 'org/name', 'main'],
    ['gsm8k', 'gsm8k', 'main'],
  ])('%s', (text, repo, revision) => {
    expect(parseDataset(text)).toEqual({ repo, revision });
  });

  it.each([
    '',
    'hf:',
    'org/name/more',
    '../name',
    'org/..',
    'org/.',
    'org/na me',
    'org/name@',
    's3:org/name',
    'org/name?x',
  ])('refuses %j', (text) => {
    expect(() => parseDataset(text)).toThrow(/does not name a data set/);
  });
});

describe('parseEndpoint', () => {
  it.each([
    ['https://huggingface.co/', 'https://huggingface.co'],
    ['https://mirror.example/hf/', 'https://mirror.example/hf'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:1/', 'http://localhost:1'],
  ])('%s', (text, endpoint) => {
    expect(parseEndpoint(text)).toBe(endpoint);
  });

  it.each([
    '',
    'huggingface.co',
    'http://huggingface.co',
    'file:///x',
    'https://me:secret@huggingface.co',
    'javascript:0',
  ])('refuses %j', (text) => {
    expect(() => parseEndpoint(text)).toThrow(/endpoint/);
  });
});

describe('placeIn', () => {
  it.each(['CON', 'aux.txt', 'a:b', 'ends.', 'what?'])('takes %j where the system does', async (name) => {
    const root = temporaryFolder();
    await expect(placeIn(root, name, 'linux')).resolves.toBe(join(root, name));
    await expect(placeIn(root, name, 'win32')).rejects.toMatchObject({ code: 'bad-input' });
  });
});
