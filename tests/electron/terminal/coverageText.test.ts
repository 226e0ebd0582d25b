import { expect, it } from 'vitest';
import { coverageText } from '../../../electron/terminal/coverageText';
import { coverageOf } from '../../../analysis/study/coverage';
import { agorabench, anEvaluation, aPrinted, aRun } from '../../analysis/study/build';

it('marks what each cell has, and names generators of which there is nothing below', () => {
  const [gpt4o, mini] = agorabench.generators;
  const study = { ...agorabench, generators: agorabench.generators.slice(0, 2) };
  const runs = [aRun({ id: 'a' }), aRun({ id: 'b', domain: 'code' }), aRun({ id: 'c', method: null })];
  const files = [
    { run: 'a', role: 'generated' },
    { run: 'a', role: 'training' },
    { run: 'b', role: 'training' },
  ] as const;
  const evaluations = [
    anEvaluation({ role: 'student', run: 'a', benchmark: 'gsm8k', score: 1 }),
    anEvaluation({ role: 'student', run: 'b', benchmark: 'mbpp', score: 1 }),
    anEvaluation({ role: 'student', run: 'b', benchmark: 'humaneval', score: 1 }),
  ];
  const printed = [aPrinted({ text: '1', method: 'quality_enhancement', domain: 'instruction_following' })];
  const text = coverageText(coverageOf({ study, runs, files, evaluations, printed }), 120);
  expect(text.split('\n')).toEqual([
    'Generator          Method               math  code  instruction_following',
    '─────────────────  ───────────────────  ────  ────  ─────────────────────',
    `${gpt4o?.id ?? ''}  instance_generation  ·     ·     ·`,
    '                   response_generation  DTe    TE   ·',
    '                   quality_enhancement  ·     ·        P',
    'D data, T training, E every benchmark of the domain (e: some), P printed in a publication, · nothing',
    `Nothing of ${mini?.id ?? ''}`,
    'Outside the grid: c',
    '',
  ]);
});
