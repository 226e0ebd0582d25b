/** Results made by hand: three generators, two methods, two domains, with gaps, faults, variants and print. */
import { coverageOf } from '../../../analysis/study/coverage';
import type { AnalyseResult } from '../../../analysis/analysisResults';
import type { Check, OpenResult, PgrCell, PgrResult } from '../../../analysis/results';
import { averagesOf } from '../../../analysis/study/pgr/averages';
import { unequalCells } from '../../../analysis/study/pgr/commonCells';
import type { Study } from '../../../analysis/study/study';
import { cell as bareCell } from '../study/analyse/input';

const anchorless = { aliases: [], usdPer1MInput: null, usdPer1MOutput: null };

export const study: Study = {
  id: 'small',
  name: 'Small study',
  rule: 'mean-of-pgrs',
  methods: [
    { id: 'write', name: 'Writing', aliases: [] },
    { id: 'improve', name: 'Improving', aliases: [] },
  ],
  domains: [
    { id: 'math', name: 'Math', aliases: [], benchmarks: ['gsm8k'] },
    { id: 'code', name: 'Code', aliases: [], benchmarks: ['mbpp'] },
  ],
  benchmarks: [
    { id: 'gsm8k', name: 'GSM8K', aliases: [], unit: 'percent', higherIsBetter: true, sources: [] },
    { id: 'mbpp', name: 'MBPP', aliases: [], unit: 'percent', higherIsBetter: true, sources: [] },
  ],
  families: [],
  generators: [
    { id: 'alpha', name: 'Alpha', ...anchorless },
    { id: 'beta', name: 'Beta', ...anchorless },
    { id: 'gamma', name: 'Gamma', ...anchorless },
  ],
};

export const printedOnly: Check = { code: 'printed-only', severity: 'note', message: 'Known from print only.' };
export const noiseUnknown: Check = { code: 'noise-unknown', severity: 'caution', message: 'No standard errors.' };
export const reversed: Check = {
  code: 'anchor-reversed',
  severity: 'fault',
  message: 'The reference is below the base.',
};

export function cell(
  generator: string,
  method: string,
  domain: string,
  pgr: number | null,
  over?: Partial<PgrCell>,
): PgrCell {
  return bareCell([generator, method, domain], pgr, { checks: [printedOnly], ...over });
}

export const cells: readonly PgrCell[] = [
  cell('alpha', 'write', 'math', 20.6),
  cell('alpha', 'write', 'code', 73.6),
  cell('alpha', 'improve', 'math', 21.9),
  cell('alpha', 'improve', 'code', -8.8),
  cell('beta', 'write', 'math', 16.1),
  cell('beta', 'write', 'code', 41.9),
  cell('beta', 'improve', 'math', 17.8),
  cell('beta', 'improve', 'code', -11.2),
  cell('gamma', 'write', 'math', 8.9),
  cell('gamma', 'write', 'code', 23.4),
  cell('gamma', 'improve', 'math', 15.7),
  cell('gamma', 'improve', 'code', 16.1),
];

/** The result an engine gives for these cells, with an overall average as a publication would print it. */
export function pgrOf(among: readonly PgrCell[]): PgrResult {
  const averages = averagesOf(study, among, [], () => null).map((average) => {
    const { over, computed } = average;
    return over === 'all' && computed !== null ? { ...average, printed: Math.round(computed * 10 + 1) / 10 } : average;
  });
  return { study: 'small', rule: 'mean-of-pgrs', cells: among, averages, checks: unequalCells(among) };
}

export const pgr = pgrOf(cells);

const points = cells.map(({ generator, method, domain, pgr: y }, index) => ({
  generator,
  method,
  domain,
  x: 50 + index,
  y: y ?? 0,
}));

export const analysis: AnalyseResult = {
  data: { n: 12, generators: 3, settings: 4, leftOut: [] },
  problemSolving: {
    coarse: {
      n: 3,
      slope: 0.5,
      intercept: -10,
      r2: 0.2449,
      p: 0.318,
      points: [
        { generator: 'alpha', method: null, domain: null, x: 80.9, y: 29.5 },
        { generator: 'beta', method: null, domain: null, x: 75.4, y: 19.2 },
        { generator: 'gamma', method: null, domain: null, x: 50.2, y: 15.9 },
      ],
      printed: {
        r2: { value: 0.245, text: '0.2450', source: 'Figure 3' },
        p: { value: 0.3185, text: '0.3185', source: 'Figure 3' },
      },
    },
    fine: { n: 12, slope: 1, intercept: -30, r2: 0.097, p: 0.0219, points, printed: {} },
  },
  pca: {
    columns: ['response_perplexity', 'home_made_metric', 'problem_solving'],
    standardisation: 'population',
    explainedVarianceRatio: [0.6, 0.3, 0.1],
    loadings: [
      [0.8, 0.6, 0],
      [-0.6, 0.8, 0],
      [0, 0, 1],
    ],
    contributions: [
      [64, 36, 0],
      [36, 64, 0],
      [0, 0, 100],
    ],
    squaredCosines: [
      [0.78, 0.44, 0],
      [0.22, 0.38, 0],
      [0, 0, 1],
    ],
    pgrCorrelations: [0.4, -0.1, 0],
    scores: cells.map((_, index) => [index - 5.5, index % 2, (index % 3) - 1]),
    rows: cells.map(({ generator, method, domain }) => ({ generator, method, domain })),
    printed: {
      explainedVarianceRatio: [0.55, 0.35],
      loadings: [
        [0.6, -0.8, 0],
        [0.8, 0.6, 0],
      ],
      source: 'Figure 5',
    },
    congruence: [
      { component: 0, printedComponent: 1, coefficient: 1 },
      { component: 1, printedComponent: 0, coefficient: -1 },
    ],
  },
  regression: {
    n: 12,
    k: 2,
    r2: 0.338,
    adjustedR2: 0.269,
    f: 4.9,
    fP: 0.0011,
    coefficients: [
      { name: 'intercept', estimate: 19, standardError: 2, t: 9.5, p: 0.00001, lo: 15, hi: 23 },
      { name: 'PC1', estimate: 2.7, standardError: 1, t: 2.7, p: 0.02, lo: 0.4, hi: 5 },
      { name: 'PC2', estimate: -4.8, standardError: 3, t: -1.6, p: 0.12, lo: -11, hi: 1.4 },
    ],
    leaveOneOutR2: 0.135,
    leaveOneGeneratorOutR2: -0.069,
    printed: {
      r2: { value: 0.325, text: '0.325', source: 'Section 5' },
      fP: { value: null, text: '< 0.001', source: 'Section 5' },
    },
  },
  structure: {
    settingsR2: 0.551,
    relations: [{ column: 'response_perplexity', pooled: -0.346, within: 0.0586, between: null }],
  },
  findings: [
    { code: 'few-generators', severity: 'note', message: 'Three generators only.', evidence: { n: 3 } },
    { code: 'not-orthogonal', severity: 'fault', message: 'Loadings are not orthogonal.', evidence: {} },
  ],
};

export const open: OpenResult = {
  archive: { id: 'a1', name: 'runs', study: 'small', fingerprint: 'f00d' },
  artifacts: [{ path: 'table2.csv', kind: 'printed-values', bytes: 1234, rows: 12, run: null }],
  runs: [],
  evaluations: [],
  coverage: coverageOf({ study, runs: [], files: [], evaluations: [], printed: [] }),
  problems: [
    { path: 'notes/<b>.txt', line: 3, severity: 'caution', code: 'unknown', message: 'Not understood: “<script>”.' },
  ],
};

/** Names that try to be a formula, markup, a command and a template all at once. */
export const craftedNames = [
  '=HYPERLINK("http://evil.example","click")',
  '+cmd|calc!A0',
  '@SUM(1+1)',
  '-2+3',
  '\t=1+1',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '| broken | row |',
  '[link](javascript:alert(1))',
  'https://evil.example',
  '\\input{/etc/passwd}',
  '50% of $x_1^2$ & #3 ~ {b}',
  'two\nlines',
  '**bold** `code` ~~s~~',
] as const;
