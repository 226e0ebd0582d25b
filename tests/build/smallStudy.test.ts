/** The data of the small study: what its programs write is what is committed, and nothing that is scored is trained on. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from '../../analysis/schema';
import { manifestSchema } from '../../analysis/study/manifestSchema';
import { studyFiles, volume } from '../../build/small-study/files.mjs';
import { heldOut } from '../../build/small-study/heldOut.mjs';
import { benchmarkOf, contentOf, instructionOf } from '../../build/small-study/tasks.mjs';

const folder = path.resolve(import.meta.dirname, '../../resources/small-study');
const files = studyFiles();
const rowSchema = z.object({ instruction: z.string(), response: z.string().optional(), answer: z.string().optional() });
const rowsOf = (name: string) =>
  (files.get(name) ?? '')
    .trimEnd()
    .split('\n')
    .map((line) => rowSchema.parse(JSON.parse(line)));
const trainedOn = [...files.keys()].filter((name) => !name.startsWith('held-out/'));

describe('the small study', () => {
  it('is committed as its programs write it', () => {
    const committed = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => name.split(path.sep).join('/'))
      .sort();
    expect(committed).toEqual([...files.keys()].sort());
    for (const [name, text] of files)
      expect(fs.readFileSync(path.join(folder, name), 'utf8') === text, name).toBe(true);
  });

  it('trains nobody on a task that is scored, whatever its form', () => {
    const scored = new Set(
      heldOut.flatMap((question) => {
        const { forms } = benchmarkOf(question.task);
        const turned = question.task === 'sums' ? [question.given, question.given.toReversed()] : [question.given];
        return turned.flatMap((given) => forms.map((_, form) => instructionOf({ ...question, given, form })));
      }),
    );
    expect(scored.size).toBeGreaterThan(3 * heldOut.length);
    for (const name of trainedOn)
      expect(
        rowsOf(name).filter(({ instruction }) => scored.has(instruction)),
        name,
      ).toEqual([]);
    expect(new Set(heldOut.map(contentOf)).size).toBe(heldOut.length);
  });

  it('names every data set in its manifest, each of the volume that it has', () => {
    const manifest = manifestSchema.parse(JSON.parse(fs.readFileSync(path.join(folder, 'data/agora.json'), 'utf8')));
    const named = (manifest.runs ?? []).flatMap((run) => run.files ?? []).map((name) => `data/${name}`);
    expect([...named].sort()).toEqual(trainedOn.filter((name) => name.startsWith('data/')).sort());
    for (const { id, files: own = [], volume: planned, generator, method, domain } of manifest.runs ?? []) {
      expect(planned).toBe(volume);
      expect(
        own.flatMap((name) => rowsOf(`data/${name}`)),
        id,
      ).toHaveLength(volume);
      expect(own).toEqual([`${method}/${domain}/${generator}.jsonl`]);
    }
  });

  it('has generators that differ as they are described', () => {
    const instructions = (name: string) => rowsOf(name).map(({ instruction }) => instruction);
    const of = (generator: string) => `data/instance_generation/letters/${generator}.jsonl`;
    const distinct = (name: string) => new Set(instructions(name)).size;
    expect(distinct(of('narrow'))).toBeLessThan(0.7 * distinct(of('careful')));
    const marks = (name: string) => rowsOf(name).filter(({ response = '' }) => /[.!]$/.test(response)).length;
    expect(marks(of('untidy'))).toBeGreaterThan(300);
    expect(marks(of('careful'))).toBe(0);
    const answered = (generator: string) => `data/response_generation/letters/${generator}.jsonl`;
    expect(instructions(answered('hasty'))).toEqual(instructions(answered('careful')));
    const right = rowsOf(answered('careful'));
    const wrong = rowsOf(answered('hasty')).filter(({ response }, index) => response !== right[index]?.response);
    expect(wrong.length).toBeGreaterThan(300);
  });
});
