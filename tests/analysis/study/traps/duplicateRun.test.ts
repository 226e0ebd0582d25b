/** Trap: a run's id is given twice. Nothing of either may be lost in silence. */
import { expect, it } from 'vitest';
import { assign } from '../../../../analysis/study/assign';
import type { Manifest } from '../../../../analysis/study/manifestSchema';
import { noOverlay } from '../../../../analysis/study/overlay';
import { agorabench } from '../build';

const file = (path: string) => ({ path, role: 'generated' as const, claims: {}, rows: 10 });
const run = (domain: string, path: string) => ({
  id: 'march',
  generator: 'gpt-4o',
  method: 'response_generation',
  domain,
  files: [path],
});
const assigned = (manifest: Manifest | null, over: Manifest | null = null) =>
  assign({
    study: agorabench,
    manifest,
    artifacts: [file('a.json'), file('b.json')],
    evaluations: [],
    overlay: { ...noOverlay, manifest: over },
  });

it('within one manifest the first counts, which is a fault, and the other file stays in the list', () => {
  const { runs, runOfArtifact, problems } = assigned({ runs: [run('math', 'a.json'), run('code', 'b.json')] });
  expect(runs).toMatchObject([{ id: 'march', domain: 'math', instances: 10 }]);
  expect([...runOfArtifact]).toEqual([['a.json', 'march']]);
  expect(problems).toMatchObject([
    { code: 'duplicate-run', severity: 'fault' },
    { path: 'b.json', code: 'unassigned-data' },
  ]);
});

it('between overlay and archive it is one run: what the user says of it, and the files of both', () => {
  const { runs, runOfArtifact, problems } = assigned(
    { runs: [run('math', 'a.json')] },
    { runs: [run('code', 'b.json')] },
  );
  expect(runs).toMatchObject([{ id: 'march', domain: 'code', instances: 20 }]);
  expect(runOfArtifact.size).toBe(2);
  expect(problems).toEqual([]);
});

it('two files whose names say the same are one run', () => {
  const claims = { generator: 'gpt-4o', method: 'response_generation', domain: 'math' };
  const artifacts = ['a.json', 'b.json'].map((path) => ({ ...file(path), claims }));
  const { runs } = assign({ study: agorabench, manifest: null, artifacts, evaluations: [] });
  expect(runs).toMatchObject([{ instances: 20 }]);
});
