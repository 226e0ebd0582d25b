import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noClaim } from '../../../analysis/study/assign/runClaim';
import { isAssigned, withAssigned, withoutAssigned } from '../../../analysis/study/assignFiles';
import { globMatcher } from '../../../analysis/study/glob';
import { manifestSchema } from '../../../analysis/study/manifestSchema';

const claim = { ...noClaim, generator: 'gpt-4o', method: 'instance_generation', domain: 'math' };
const data = { path: 'a/data.json', evaluated: false };
const scores = { path: 'a/results.json', evaluated: true };

describe('files assigned by hand', () => {
  it('make one run with their evaluations', () => {
    expect(withAssigned(null, [data, scores], { ...claim, volume: 10_000, seed: 42 })).toEqual({
      runs: [
        {
          id: 'instance_generation-math-gpt-4o-10k-seed42',
          generator: 'gpt-4o',
          method: 'instance_generation',
          domain: 'math',
          volume: 10_000,
          seed: 42,
          files: ['a/data.json', 'a/results.json'],
        },
      ],
      evaluations: [{ file: 'a/results.json', role: 'student', run: 'instance_generation-math-gpt-4o-10k-seed42' }],
    });
  });

  it('join the run that was said before, and leave the one they were in', () => {
    const first = withAssigned(null, [data], claim);
    const both = withAssigned(first, [scores], claim);
    expect(both.runs).toHaveLength(1);
    expect(both.runs?.[0]?.files).toEqual(['a/data.json', 'a/results.json']);
    const moved = withAssigned(both, [data, scores], { ...claim, domain: 'code' });
    expect(moved.runs?.map(({ id }) => id)).toEqual(['instance_generation-code-gpt-4o']);
    expect(moved.evaluations).toHaveLength(1);
  });

  it('are runs of their own where that is wanted', () => {
    const { runs } = withAssigned(null, [data, { path: 'b/data.json', evaluated: false }], claim, true);
    expect(runs?.map(({ id }) => id)).toEqual(['a/data', 'b/data']);
  });

  it('leave what the manifest says otherwise', () => {
    const own = { agora: 1 as const, runs: [{ id: 'own', files: ['own/**'] }], generators: [{ id: 'g' }] };
    const said = withAssigned(own, [data], claim);
    expect(said.runs?.[0]).toEqual(own.runs[0]);
    expect(withoutAssigned(said, [data.path])).toEqual({ ...own, evaluations: [] });
    expect(isAssigned(said, data.path)).toBe(true);
    expect(isAssigned(own, data.path)).toBe(false);
  });

  it('are matched by their patterns whatever their names, in a manifest that can be read', () => {
    // `.` and `..` name folders: no listing has them as parts.
    const part = fc
      .string({
        minLength: 1,
        unit: fc.constantFrom('a', 'é', '*', '?', '{', '}', ',', '[', ']', '(', ')', '.', '+', ' ', '\\'),
      })
      .filter((name) => name !== '.' && name !== '..');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const path = parts.join('/');
        const manifest = withAssigned(null, [{ path, evaluated: true }], claim);
        expect(manifestSchema.safeParse(manifest).success).toBe(true);
        expect(globMatcher(manifest.runs?.[0]?.files?.[0] ?? '')(path)).toBe(true);
      }),
    );
  });
});
