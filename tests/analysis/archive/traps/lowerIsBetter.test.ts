import { describe, expect, it } from 'vitest';
import { computePgr } from '../../../../analysis/study/pgr/computePgr';
import type { Manifest } from '../../../../analysis/study/manifestSchema';
import { studyOf } from '../../../../analysis/study/studyOf';
import { readText } from '../sources';
import { assigned } from './assigned';

const manifest: Manifest = {
  study: {
    preset: null,
    name: 'Perplexity',
    methods: [{ id: 'm' }],
    domains: [{ id: 'text', benchmarks: ['wikitext'] }],
  },
  benchmarks: [
    {
      id: 'wikitext',
      higherIsBetter: false,
      sources: [{ tool: 'lm-eval', task: 'wikitext', metric: 'word_perplexity', filter: 'none' }],
    },
  ],
  families: [{ id: 'f', base: { model: 'base' }, reference: { model: 'reference' } }],
  generators: [{ id: 'g' }],
  runs: [{ id: 'r', generator: 'g', method: 'm', domain: 'text', family: 'f', student: 'student' }],
};

const perplexity = (model: string, value: number) => ({
  model_name: model,
  results: { wikitext: { 'word_perplexity,none': value, 'word_perplexity_stderr,none': 'N/A' } },
  versions: { wikitext: 2 },
});

describe('trap: metrics where lower is better', () => {
  it('are recognised by the harness and by name', async () => {
    const { evaluations } = await readText('m/results.json', JSON.stringify(perplexity('m', 12.5)));
    expect(evaluations).toMatchObject([{ metric: 'word_perplexity', score: 12.5, higherIsBetter: false }]);
    const lighteval = { config_general: {}, results: { 't|0': { word_perplexity: 9.5 } } };
    const read = await readText('m/results.json', JSON.stringify(lighteval));
    expect(read.evaluations).toMatchObject([{ score: 9.5, higherIsBetter: false }]);
  });

  it('recover a gap downwards: the anchors are not reversed', async () => {
    const { runs, evaluations } = await assigned(
      { 'b.json': perplexity('base', 20), 'r.json': perplexity('reference', 10), 's.json': perplexity('student', 15) },
      manifest,
    );
    const { cells } = computePgr({ study: studyOf(manifest), runs, evaluations, printed: [] });
    expect(cells).toMatchObject([{ pgr: 50 }]);
    expect(cells.flatMap(({ checks }) => checks.map(({ code }) => code))).not.toContain('anchor-reversed');
  });
});
