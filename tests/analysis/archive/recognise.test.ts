import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { artifactKinds } from '../../../analysis/archive/kinds';
import { readHead, recognise } from '../../../analysis/archive/recognise';
import { rubbishFiles, writeRubbish, writeRunArchive } from '../../fixtures/archives';
import { sharedFolder, sharedMissing } from '../../shared';
import { codes, fileSource, headOf, readSource, readText, source } from './sources';

async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-archive-'));
  try {
    return await use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const filesOf = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => fs.statSync(path.join(folder, file)).isFile());

describe('recognising files', () => {
  it('names every kind once', () => {
    expect(new Set(artifactKinds.map(({ id }) => id)).size).toBe(artifactKinds.length);
  });

  it('makes a problem of each file of rubbish, and never throws', async () => {
    await inFolder(async (folder) => {
      await writeRubbish(folder);
      const found: Record<string, readonly string[]> = {};
      for (const file of filesOf(folder)) {
        const { kind, problems } = await readSource(fileSource(path.join(folder, file), file));
        expect({ file, kind }).toEqual({ file, kind: null });
        expect(problems.every(({ message }) => message.length > 20 && message.length < 300)).toBe(true);
        found[file] = codes(problems);
      }
      expect(found).toEqual({
        'empty.json': ['empty-file'],
        'blank.jsonl': ['empty-file'],
        'noise.bin': ['not-recognised'],
        'noise.json': ['not-recognised'],
        'truncated.json': ['truncated-json:4'],
        'truncated-list.json': ['truncated-json:2'],
        'page.html': ['unsupported-format'],
        'page.json': ['unsupported-format'],
        'settings.json': ['not-recognised'],
        'numbers.json': ['not-recognised'],
        'people.csv': ['not-recognised'],
        'nested.json': ['not-recognised'],
        'nested/deep.json': ['not-recognised'],
        'unquoted.json': ['broken-json:1'],
        'log.txt': ['not-data'],
      });
    });
  });

  it('tells what the content says by itself from what only names say', async () => {
    const claims = async (path: string, record: object) => {
      const found = recognise(await headOf(path, JSON.stringify([record])));
      return found.kind && found.claims;
    };
    const record = { instruction: 'a', response: 'b', config: 'gpt-4o' };
    expect(await claims('magpie_math_gpt-4o.json', record)).toMatchObject({ domain: 'math', own: ['generator'] });
    expect(await claims('magpie_math_claude.json', record)).not.toHaveProperty('own');
    expect(await claims('gpt-4o/results.json', { ...record, config: 'gsm8k' })).not.toHaveProperty('own');
  });

  it('reads no kind with a throw, whatever the file holds', async () => {
    for (const kind of artifactKinds)
      for (const [file, content] of Object.entries(rubbishFiles)) {
        const tables: string[] = [];
        for await (const { table } of kind.read(source(file, content))) tables.push(table);
        // Any mapping is a configuration to who is asked to read it as one.
        const isSaid = tables.includes('problems') || tables.includes('configuration');
        if (kind.provides.length > 0) expect({ kind: kind.id, file, isSaid }).toMatchObject({ isSaid: true });
      }
  });

  it('understands each file of a run archive, without problems', async () => {
    await inFolder(async (folder) => {
      await writeRunArchive(folder, { manifest: true });
      const kinds = new Map<string, number>();
      for (const file of filesOf(folder)) {
        const { kind, problems } = await readSource(fileSource(path.join(folder, file), file));
        expect({ file, problems }).toEqual({ file, problems: [] });
        kinds.set(kind ?? 'none', (kinds.get(kind ?? 'none') ?? 0) + 1);
      }
      expect(Object.fromEntries(kinds)).toEqual({
        manifest: 1,
        'data-agora': 3,
        'trainer-state': 3,
        'lm-eval-results': 3,
        'evalplus-results': 6,
        'alpaca-eval-leaderboard': 1,
      });
    });
  });

  it('goes by content and not by name', async () => {
    expect((await readText('trainer_state.json', '{"a": 1}')).kind).toBeNull();
    expect((await readText('notes', '{"agora": 1, "runs": []}')).kind).toBe('manifest');
    expect((await readText('results.json', '[{"instruction":"a","response":"b","config":"c"}]')).kind).toBe(
      'data-agora',
    );
  });

  it('leaves a broken manifest to the reader of manifests', async () => {
    expect((await readText('agora.json', '{"agora": 1,')).kind).toBe('manifest');
    expect((await readText('agora.json', '{"runs": []}')).kind).toBe('manifest');
  });

  it('does not take a character cut by the end of the head for a malformed one', async () => {
    const head = await headOf('x', `${'a'.repeat(65535)}é`);
    expect(head).toMatchObject({ complete: false, bytes: 65537 });
    expect(head.text).toBe('a'.repeat(65535));
    expect((await headOf('x', new Uint8Array([0x61, 0xc3]))).text).toBe('a\uFFFD');
    expect((await readHead(source('folder/name.json', '\uFEFF[]'))).text).toBe('[]');
  });

  it.skipIf(sharedFolder === null)(`knows the tool of every real sample (else ${sharedMissing})`, async () => {
    const samples = path.join(sharedFolder ?? '', 'samples');
    const kindOf = async (name: string): Promise<string | undefined> =>
      recognise(await readHead(fileSource(path.join(samples, name), name))).kind?.id;
    expect(await kindOf('arena_hard_v0.1_question_first2.jsonl')).toBe('arena-hard-questions');
    expect(await kindOf('arena_hard_v0.1_model_answer_first1.jsonl')).toBe('arena-hard-answers');
    expect(await kindOf('arena_hard_leaderboard_20240731.csv')).toBe('arena-hard-leaderboard');
    expect(await kindOf('alpaca_eval_annotations_weighted_first2.json')).toBe('alpaca-eval-annotations');
    expect(await kindOf('trainers/axolotl_llama31_8b_full_sft.yaml')).toBe('trainer-configuration');
    expect(await kindOf('lm_eval_old/gsm8k-v0-res.json')).toBe('lm-eval-results');
  });
});
