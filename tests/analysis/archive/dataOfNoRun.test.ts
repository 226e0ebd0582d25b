import { expect, it } from 'vitest';
import { dataOfNoRun } from '../../../analysis/archive/dataOfNoRun';

const seeds = { name: 'seeds', run: null, role: 'generated' } as const;
const answers = { name: 'answers', run: null, role: 'outputs' } as const;
const other = { name: 'log', run: null, role: 'other' } as const;
const ofRun = { name: 'data', run: 'a', role: 'generated' } as const;

it('is generated data that no run has', () => {
  expect(dataOfNoRun([ofRun, seeds, answers, other])).toEqual([seeds]);
  expect(dataOfNoRun([seeds, answers])).toEqual([seeds]);
});

it('is what models answered only where there is nothing else', () => {
  expect(dataOfNoRun([answers, other])).toEqual([answers]);
  expect(dataOfNoRun([ofRun, answers])).toEqual([]);
});
