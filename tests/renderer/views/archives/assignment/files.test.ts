import { expect, it } from 'vitest';
import type { ArtifactSummary, EvaluationSummary } from '../../../../../analysis/results';
import { assignableFiles } from '../../../../../renderer/views/archives/assignment/files';

const kinds = [
  { id: 'data', name: 'data', role: 'generated' },
  { id: 'log', name: 'log', role: 'training' },
  { id: 'scores', name: 'scores', role: 'other' },
] as const;

const file = (path: string, kind: string | null, run: string | null = null): ArtifactSummary => ({
  path,
  kind,
  run,
  bytes: 1,
  rows: 1,
});

const score = (path: string, role: EvaluationSummary['role'], model = 'm'): EvaluationSummary => ({
  model,
  role,
  benchmark: null,
  score: 1,
  stderr: null,
  n: null,
  source: `${path}#task#1,acc`,
});

it('lists what belongs to runs or could, and what nobody gave a run', () => {
  const artifacts = [
    file('data.json', 'data'),
    file('mine.json', 'data', 'run'),
    file('log.json', 'log'),
    file('base#1.json', 'scores'),
    file('student.json', 'scores', 'run'),
    file('who.json', 'scores'),
    file('board.csv', 'scores'),
    file('agora.json', 'scores'),
    file('noise.bin', null),
  ];
  const evaluations = [
    score('base#1.json', 'base'),
    score('student.json', 'student'),
    score('who.json', null),
    score('board.csv', null, 'a'),
    score('board.csv', null, 'b'),
    { ...score('', 'student'), source: 'Table 2' },
  ];
  const files = assignableFiles({ artifacts, evaluations }, kinds);
  expect(files.map(({ path, evaluated, unassigned }) => [path, evaluated, unassigned])).toEqual([
    ['data.json', false, true],
    ['mine.json', false, false],
    ['log.json', false, true],
    ['base#1.json', true, false],
    ['student.json', true, false],
    ['who.json', true, true],
  ]);
});
