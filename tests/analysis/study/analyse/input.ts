/** Inputs of the analysis, built by hand: the published study from its tables, and small studies. */
import type { PgrCell } from '../../../../analysis/results';
import type { AnalyseInput } from '../../../../analysis/study/analyse/input';
import type { Evaluation, MetricValue, PrintedValue, Study } from '../../../../analysis/study/study';
import { goldenAnalysis } from './goldenAnalysis';

const generator = (id: string) => ({ id, name: id, aliases: [], usdPer1MInput: null, usdPer1MOutput: null });
const named = (id: string) => ({ id, name: id, aliases: [] });

/** A study with the given ids and two benchmarks a domain. */
export function studyOf(generators: readonly string[], methods: readonly string[], domains: readonly string[]): Study {
  return {
    id: 'test',
    name: 'Test',
    rule: 'mean-of-pgrs',
    methods: methods.map(named),
    domains: domains.map((id) => ({ ...named(id), benchmarks: [`${id}-1`, `${id}-2`] })),
    benchmarks: [],
    families: [],
    generators: generators.map(generator),
  };
}

export function cell(
  place: readonly [string, string, string],
  pgr: number | null,
  more: Partial<PgrCell> = {},
): PgrCell {
  const [generator, method, domain] = place;
  return {
    generator,
    method,
    domain,
    family: null,
    volume: null,
    variant: null,
    language: null,
    runs: [],
    pgr,
    lo: null,
    hi: null,
    status: 'printed',
    benchmarks: [],
    checks: [],
    ...more,
  };
}

export function score(model: string, benchmark: string, value: number, more: Partial<Evaluation> = {}): Evaluation {
  return {
    model,
    role: 'generator',
    run: null,
    family: null,
    benchmark,
    score: value,
    stderr: null,
    n: null,
    tool: 'printed',
    task: benchmark,
    metric: 'score',
    filter: null,
    protocol: {},
    evaluatedMs: null,
    superseded: false,
    source: 'a table',
    ...more,
  };
}

export function metric(name: string, place: readonly [string, string, string], value: number): MetricValue {
  const [generator, method, domain] = place;
  return { metric: name, generator, method, domain, variant: null, value, source: 'a table' };
}

export function printed(quantity: string, text: string, more: Partial<PrintedValue> = {}): PrintedValue {
  const value = Number(text);
  return {
    quantity,
    generator: null,
    method: null,
    domain: null,
    variant: null,
    metric: null,
    scope: null,
    value: Number.isNaN(value) ? null : value,
    text,
    source: 'a table',
    ...more,
  };
}

export function inputOf(study: Study, cells: readonly PgrCell[], more: Partial<AnalyseInput> = {}): AnalyseInput {
  return {
    study,
    pgr: { study: study.id, rule: study.rule, cells, averages: [], checks: [] },
    evaluations: [],
    metrics: [],
    printed: [],
    ...more,
  };
}

/** The statistics that the publication prints beside its own analysis (Figures 4 and 5, section 5). */
const publishedStatistics: readonly PrintedValue[] = [
  printed('p', '0.3185', { scope: 'problem-solving.coarse' }),
  printed('r2', '0.097', { scope: 'problem-solving.fine' }),
  printed('p', '0.02177', { scope: 'problem-solving.fine' }),
  printed('r2', '0.325', { scope: 'regression' }),
  printed('p', '< 0.001', { scope: 'regression' }),
  ...['39.2', '30.4', '11.9', '7.0', '4.9'].map((text, i) =>
    printed('explained-variance-percent', text, { scope: `PC${i + 1}` }),
  ),
  ...Object.entries({
    instruction_difficulty_gpt4o: ['0.23', '0.51', '-0.13', '-0.13', '0.33'],
    instruction_difficulty_prometheus: ['0.1', '0.53', '-0.25', '-0.33', '0.29'],
    response_perplexity: ['-0.29', '-0.37', '0.13', '-0.27', '0.75'],
    response_quality_gpt4o: ['-0.34', '0.15', '0.59', '0.08', '0.19'],
    response_quality_prometheus: ['-0.38', '0.26', '0.1', '-0.52', '-0.37'],
    response_quality_skywork_rm: ['-0.03', '0.46', '0.36', '-0.58', '0.09'],
    instruction_diversity: ['0.47', '-0.15', '0.17', '0.02', '0.08'],
    response_diversity: ['0.51', '-0.08', '0.12', '-0.06', '0.13'],
    problem_solving: ['0.34', '-0.0', '0.61', '-0.43', '-0.2'],
  }).flatMap(([column, texts]) =>
    texts.map((text, i) => printed('loading', text, { metric: column, scope: `PC${i + 1}` })),
  ),
];

/** The published study: Tables 2, 3, 7 and 8 and the printed statistics. */
export function publishedInput(): AnalyseInput {
  const { pgr, scores, metrics, overall } = goldenAnalysis.inputs;
  const benchmarks = (first: string, second: string) => [first, second];
  const study: Study = {
    ...studyOf(
      overall.map(([name]) => name),
      [...new Set(pgr.map(([, method]) => method))],
      [],
    ),
    domains: [
      { ...named('math'), benchmarks: benchmarks('gsm8k', 'math') },
      { ...named('code'), benchmarks: benchmarks('mbpp', 'humaneval') },
      { ...named('instruction_following'), benchmarks: benchmarks('alpacaeval2', 'arena_hard') },
    ],
  };
  const cells = pgr.map(([name, method, domain, value]) => cell([name, method, domain], value));
  const meanOf = (name: string) => {
    const own = pgr.flatMap(([other, , , value]) => (other === name ? [value] : []));
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  };
  const input = inputOf(study, cells, {
    evaluations: scores.map(([name, benchmark, value]) => score(name, benchmark, value)),
    metrics: metrics.map(([name, by, method, domain, value]) => metric(name, [by, method, domain], value)),
    printed: [
      ...overall.flatMap(([name, solving, average]) => [
        printed('problem-solving-average', String(solving), { generator: name }),
        printed('pgr-average', String(average), { generator: name }),
      ]),
      ...publishedStatistics,
    ],
  });
  const averages = overall.map(([name]) => ({
    generator: name,
    over: 'all',
    n: 9,
    of: 9,
    computed: meanOf(name),
    printed: null,
  }));
  return { ...input, pgr: { ...input.pgr, averages } };
}
