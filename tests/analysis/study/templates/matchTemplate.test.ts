import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchTemplate, type TemplateMatch } from '../../../../analysis/study/templates/matchTemplate';
import { parseTemplate } from '../../../../analysis/study/templates/template';
import { agorabench } from '../build';

function match(text: string, path: string): TemplateMatch | null {
  const { template, error } = parseTemplate(text);
  if (error) throw new Error(error.message);
  return matchTemplate(template, agorabench, path);
}

/** What was said, without what was not. */
function said(text: string, path: string): object | null {
  const found = match(text, path);
  if (!found?.fits) return null;
  const claims = { ...found.claims, model: found.model };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
}

const gpt4o = 'gpt-4o-2024-08-06';

describe('words of the study', () => {
  it.each([
    ['response_generation_math_gpt-4o_10k', 'response_generation', 'math', gpt4o, 10_000],
    ['magpie_general_gpt-4o-mini_5000', 'response_generation', 'instruction_following', 'gpt-4o-mini-2024-07-18', 5000],
    [
      'quality_enhancement_instruction_following_openai_gpt-4o_1.5k',
      'quality_enhancement',
      'instruction_following',
      gpt4o,
      1500,
    ],
  ])('are found whole in %s', (stem, method, domain, generator, volume) => {
    const claims = { method, domain, generator, volume };
    expect(said('{method}_{domain}_{generator}_{volume}', `data/${stem}.jsonl.gz`)).toEqual(claims);
  });

  it('are preferred to what comes first', () => {
    expect(said('{variant}_{domain}_*', 'a_b_math_c.json')).toEqual({ variant: 'a_b', domain: 'math' });
    expect(said('{generator}_{variant}', 'gpt-4o_json_format.json')).toEqual({
      generator: gpt4o,
      variant: 'json_format',
    });
  });

  it('are asked of method, domain and family, not of generators', () => {
    expect(said('{domain}_{generator}', 'math_acme-7b.json')).toEqual({ domain: 'math', generator: 'acme-7b' });
    expect(said('{family}/{domain}_*', 'llama-3.1-8b/code_1.json')).toEqual({ family: 'llama-3.1-8b', domain: 'code' });
    const unknown = match('{domain}_{generator}', 'biology_gpt-4o.json');
    expect(unknown).toMatchObject({ fits: false, spans: [{ placeholder: 'domain', value: null }, { value: gpt4o }] });
  });

  it('without one, the first placeholder takes the most', () => {
    expect(said('{variant}-{language}', 'a-b-c.json')).toEqual({ variant: 'a-b', language: 'c' });
  });

  it("find a variant in the generator's place unless it has one of its own", () => {
    expect(said('{domain}_{generator}', 'math_gpt-4o-json_format')).toEqual({
      domain: 'math',
      generator: gpt4o,
      variant: 'json_format',
    });
  });
});

describe('numbers', () => {
  it.each([
    ['n_10000', 10_000],
    ['n_10k', 10_000],
    ['n_1.26M', 1_260_000],
    ['n_0.57k', 570],
    ['n_0', 0],
    ['n_1.5', null],
    ['n_10g', null],
    ['n_-5', null],
  ])('%s', (name, volume) => {
    expect(said('n_{volume}', name)).toEqual(volume === null ? null : { volume });
  });
  it('a seed is digits alone', () => {
    expect(said('*seed{seed}', 'run-seed42')).toEqual({ seed: 42 });
    expect(said('*seed{seed}', 'seeds')).toBeNull();
  });
});

describe('what it is held against', () => {
  it('without a slash: the file, then its folders from the nearest', () => {
    expect(said('{domain}', 'code/math.json')).toEqual({ domain: 'math' });
    expect(said('{domain}', 'math/code/part-0.json')).toEqual({ domain: 'code' });
    expect(said('{domain}', 'bundle/math.zip/part-0.json')).toEqual({ domain: 'math' });
    expect(said('{domain}_x.json', 'math_x.json')).toEqual({ domain: 'math' });
  });
  it('with a slash: the path from its root, or a folder of it', () => {
    expect(said('{generator}/{domain}', 'gpt-4o/math.json')).toEqual({ generator: gpt4o, domain: 'math' });
    expect(said('{generator}/{domain}', 'gpt-4o/math/shard/0.parquet')).toEqual({ generator: gpt4o, domain: 'math' });
    expect(said('{generator}/{domain}', 'deep/gpt-4o/math.json')).toBeNull();
    expect(said('*/{generator}/{domain}', 'deep/gpt-4o/math.json')).toEqual({ generator: gpt4o, domain: 'math' });
  });
  it('no placeholder and no star crosses a slash', () => {
    expect(said('{variant}/{domain}', 'a/b/math.json')).toBeNull();
    expect(said('*/{domain}', 'a/b/math.json')).toBeNull();
  });
  it('text stands for itself, case and all', () => {
    expect(said('run.{seed}', 'run.1')).toEqual({ seed: 1 });
    expect(said('run.{seed}', 'runx1')).toBeNull();
    expect(said('Run.{seed}', 'run.1')).toBeNull();
    expect(said('$(a)+[{seed}', '$(a)+[1')).toEqual({ seed: 1 });
  });
});

describe('spans', () => {
  it('say which characters of the path were read', () => {
    const path = 'results/response_generation_math_gpt-4o_10k.jsonl';
    const found = match('{method}_{domain}_{generator}_{volume}', path);
    expect(
      found?.spans.map(({ placeholder, start, end, value }) => [placeholder, path.slice(start, end), value]),
    ).toEqual([
      ['method', 'response_generation', 'response_generation'],
      ['domain', 'math', 'math'],
      ['generator', 'gpt-4o', gpt4o],
      ['volume', '10k', 10_000],
    ]);
  });

  it('stand in order inside the path, whatever it is', () => {
    const names = fc.array(
      fc.constantFrom('math', 'gpt-4o', '_', '-', '/', '10k', 'x', '.json', 'response_generation'),
    );
    const texts = fc.constantFrom('{domain}_*', '{variant}-{domain}', '*/{generator}_{domain}', '{generator}_{volume}');
    fc.assert(
      fc.property(names, texts, (parts, text) => {
        const path = parts.join('');
        let at = 0;
        for (const { start, end } of match(text, path)?.spans ?? []) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(path.length);
      }),
    );
  });
});

it('takes a long name with many stars without trying every way', () => {
  expect(match(`${'*a'.repeat(60)}{seed}`, 'a'.repeat(250))).toBeNull();
});
