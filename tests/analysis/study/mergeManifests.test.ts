import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../analysis/study/manifestSchema';
import { mergeManifests } from '../../../analysis/study/mergeManifests';
import { studyOf } from '../../../analysis/study/studyOf';

/** An entry is known by its id, where it has one. */
const keyOf = (entry: unknown): string =>
  typeof entry === 'object' && entry !== null && 'id' in entry ? String(entry.id) : JSON.stringify(entry);

describe('mergeManifests', () => {
  it('gives the one that is there', () => {
    const some: Manifest = { agora: 1 };
    expect([mergeManifests(some, null), mergeManifests(null, some), mergeManifests(null, null)]).toEqual([
      some,
      some,
      null,
    ]);
  });

  it('lays entries with one id over each other, field by field, and keeps the rest', () => {
    const over: Manifest = {
      study: { rule: 'pgr-of-mean', domains: [{ id: 'math', benchmarks: ['gsm8k'] }] },
      generators: [{ id: 'a', name: 'A' }],
    };
    const under: Manifest = {
      study: { name: 'Ours', domains: [{ id: 'math', name: 'Mathematics' }, { id: 'law' }] },
      generators: [{ id: 'b' }, { id: 'a', usdPer1MInput: 1 }],
    };
    expect(mergeManifests(over, under)).toEqual({
      study: {
        name: 'Ours',
        rule: 'pgr-of-mean',
        domains: [{ id: 'math', name: 'Mathematics', benchmarks: ['gsm8k'] }, { id: 'law' }],
      },
      generators: [{ id: 'a', name: 'A', usdPer1MInput: 1 }, { id: 'b' }],
    });
  });

  it('adds files to a run of the archive, and asks its own entries first', () => {
    const over: Manifest = { runs: [{ id: 'b', files: ['x.json'] }], evaluations: [{ file: 'e.json', role: 'base' }] };
    const under: Manifest = {
      runs: [
        { id: 'a', files: ['**'] },
        { id: 'b', domain: 'math', files: ['b/**'] },
      ],
      evaluations: [{ file: 'e.json', role: 'student' }],
    };
    expect(mergeManifests(over, under)).toEqual({
      runs: [
        { id: 'b', domain: 'math', files: ['x.json', 'b/**'] },
        { id: 'a', files: ['**'] },
      ],
      evaluations: [...(over.evaluations ?? []), ...(under.evaluations ?? [])],
    });
  });

  it('keeps nothing of an anchor whose model is another', () => {
    const anchor = { model: 'm', aliases: ['x'], protocol: { shots: 5, chatTemplate: true } };
    const base = (over: object) =>
      mergeManifests({ families: [{ id: 'f', base: over }] }, { families: [{ id: 'f', base: anchor }] })?.families?.[0]
        ?.base;
    expect(base({ protocol: { shots: 0 } })).toEqual({ ...anchor, protocol: { shots: 0, chatTemplate: true } });
    expect(base({ model: 'n' })).toEqual({ model: 'n' });
  });

  it('merged again with what lies over it, it stays as it is, and so does the study', () => {
    const id = fc.constantFrom('a', 'b', 'c');
    const name = fc.option(fc.string(), { nil: undefined });
    const list = <T>(entry: fc.Arbitrary<T>) =>
      fc.option(fc.uniqueArray(entry, { maxLength: 3, selector: keyOf }), { nil: undefined });
    const manifest: fc.Arbitrary<Manifest> = fc.record({
      study: fc.option(fc.record({ name, methods: list(fc.record({ id, name })) }), { nil: undefined }),
      generators: list(fc.record({ id, name })),
      runs: list(fc.record({ id, files: list(fc.constantFrom('x', 'y')) })),
      evaluations: list(fc.record({ file: fc.constantFrom('x', 'y') })),
    });
    fc.assert(
      fc.property(manifest, manifest, (over, under) => {
        const once = mergeManifests(over, under);
        expect(mergeManifests(over, once)).toEqual(once);
        expect(studyOf(mergeManifests(over, once))).toEqual(studyOf(once));
      }),
    );
  });
});
