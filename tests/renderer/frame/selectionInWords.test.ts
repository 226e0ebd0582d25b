import { expect, it } from 'vitest';
import type { Study } from '../../../analysis/study/study';
import { selectionInWords } from '../../../renderer/frame/selectionInWords';

const named = (id: string, name: string) => ({ id, name, aliases: [], benchmarks: [] });
const study: Study = {
  id: 'study',
  name: 'Study',
  rule: 'mean-of-pgrs',
  methods: [named('instance_generation', 'Instance generation')],
  domains: [named('math', 'Math')],
  benchmarks: [],
  families: [],
  generators: [{ ...named('gpt-4o', 'GPT-4o'), usdPer1MInput: null, usdPer1MOutput: null }],
};

it('says a selection in the study’s names, and unknown ids as they are', () => {
  const cell = { kind: 'cell', generator: 'gpt-4o', method: 'instance_generation', domain: 'law' } as const;
  expect(selectionInWords(cell, study)).toBe('GPT-4o · Instance generation · law');
  expect(selectionInWords({ kind: 'generator', generator: 'gpt-4o' }, study)).toBe('GPT-4o');
  expect(selectionInWords(cell, null)).toBe('gpt-4o · instance_generation · law');
});

it('says where a problem is', () => {
  const problem = { path: 'a.json', line: 3, severity: 'fault', code: 'bad', message: '' } as const;
  expect(selectionInWords({ kind: 'problem', problem, archive: null }, null)).toBe('a.json : 3');
  expect(
    selectionInWords({ kind: 'problem', problem: { ...problem, path: '', line: null }, archive: null }, null),
  ).toBe('the archive');
});
