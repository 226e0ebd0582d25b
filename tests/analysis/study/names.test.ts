import { describe, expect, it } from 'vitest';
import { globMatcher } from '../../../analysis/study/glob';
import { mentionsIn, wordsOf } from '../../../analysis/study/mentions';
import { anchorsNamed, findWord, generatorNamed, isSameModel } from '../../../analysis/study/names';
import { agorabench } from './build';

describe('model names', () => {
  it.each(['meta-llama__Llama-3.1-8B', 'meta-llama_Llama-3.1-8B', 'META-LLAMA/llama-3.1-8b'])(
    '%s is the base',
    (name) => {
      expect(isSameModel(name, 'meta-llama/Llama-3.1-8B')).toBe(true);
      expect(anchorsNamed(agorabench, name)).toEqual([{ family: 'llama-3.1-8b', role: 'base' }]);
    },
  );
  it.each(['meta-llama/Llama-3.1-8B-chat', 'Llama-3.1-70B', 'meta-llama-Llama-3.1-8B', 'Llama-3-1-8B'])(
    '%s is no anchor',
    (name) => {
      expect(anchorsNamed(agorabench, name)).toEqual([]);
    },
  );
  it('finds generators by id, name, alias, with or without an organisation', () => {
    const id = (name: string) => generatorNamed(agorabench, name)?.id ?? null;
    expect(id('GPT-4o')).toBe('gpt-4o-2024-08-06');
    expect(id('azure/gpt-4o-mini')).toBe('gpt-4o-mini-2024-07-18');
    expect(id('meta-llama_Llama-3.1-8B-Instruct')).toBe('llama-3.1-8b-instruct');
    expect(id('gpt-4o-2024-11-20')).toBeNull();
    expect(id('Meta-Llama-3.1-8B-Instruct-Turbo')).toBeNull();
  });
  it('finds domains and methods however they are joined', () => {
    expect(findWord(agorabench.domains, 'general')?.id).toBe('instruction_following');
    expect(findWord(agorabench.methods, 'Response-Generation')?.id).toBe('response_generation');
    expect(findWord(agorabench.methods, 'response')).toBeNull();
  });
});

describe('mentionsIn', () => {
  const terms = ['gpt-4o', 'gpt-4o-mini', 'math'].map((spelling) => ({ spelling, means: spelling }));
  const mentioned = (name: string) => mentionsIn(wordsOf(name), terms).map(({ means }) => means.join());
  it('takes the longest term and whole words only', () => {
    expect(mentioned('math_gpt-4o-mini')).toEqual(['math', 'gpt-4o-mini']);
    expect(mentioned('math-gpt4o_x')).toEqual(['math', 'gpt-4o']);
    expect(mentioned('mathematics gpt-4oo')).toEqual([]);
  });
});

describe('globMatcher', () => {
  it.each([
    ['*.json', 'a.json', true],
    ['*.json', 'x/a.json', false],
    ['**/*.json', 'x/y/a.json', true],
    ['**/*.json', 'a.json', true],
    ['runs/*/data/**', 'runs/1/data/x/y.jsonl', true],
    ['runs/1', 'runs/1/data/a.json', true],
    ['runs/1', 'runs/10/a.json', false],
    ['./a?.{json,jsonl}', 'ab.jsonl', true],
    ['a.b', 'axb', false],
    ['a[1](x).json', 'a[1](x).json', true],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(globMatcher(pattern)(path)).toBe(expected);
  });
});
