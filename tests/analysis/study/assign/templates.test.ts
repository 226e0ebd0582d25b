/** Which of all that speaks of a file's run is heard first: manifest, content, the user's templates, names. */
import { describe, expect, it } from 'vitest';
import type { Claims } from '../../../../analysis/archive/kind';
import { assign, type AssignInput } from '../../../../analysis/study/assign';
import { noOverlay } from '../../../../analysis/study/overlay';
import { agorabench, aRow } from '../build';

type Input = Partial<AssignInput> & { readonly templates: readonly string[] };

const assigned = ({ templates, ...input }: Input) =>
  assign({
    study: agorabench,
    manifest: null,
    artifacts: [],
    evaluations: [],
    overlay: { ...noOverlay, templates },
    ...input,
  });
const data = (path: string, claims: Claims = {}) => ({ path, role: 'generated' as const, claims, rows: 10 });

describe('generated data', () => {
  const template = 'syn-{domain}-{generator}-by-{method}';
  const path = 'syn-math-acme-7b-by-magpie.jsonl';

  it('that nothing else names is assigned by a template, and says so field by field', () => {
    const { runs, problems } = assigned({ templates: [template], artifacts: [data(path)] });
    expect(runs).toMatchObject([
      {
        generator: 'acme-7b',
        method: 'response_generation',
        domain: 'math',
        instances: 10,
        inferred: ['generator', 'method', 'domain', 'family'],
        inferredFrom: { generator: template, method: template, domain: template, family: 'study' },
      },
    ]);
    expect(problems).toEqual([]);
  });

  it('follows the first template that fits', () => {
    const templates = ['{domain}-*', '*-{domain}-*-{method}', template];
    const { runs, problems } = assigned({ templates, artifacts: [data(path, { generator: 'gpt-4o' })] });
    expect(runs).toMatchObject([
      { generator: 'gpt-4o-2024-08-06', inferredFrom: { generator: 'names', domain: templates[1] } },
    ]);
    expect(problems.map(({ code, message }) => [code, /"(.*?)"/.exec(message)?.[1]])).toEqual([
      ['template-unmatched', templates[0]],
      ['template-unmatched', templates[2]],
    ]);
  });

  it('the manifest is heard before a template', () => {
    const manifest = { runs: [{ id: 'r', generator: 'gpt-4o', method: 'magpie', domain: 'code', files: [path] }] };
    const { runs } = assigned({ templates: [template], artifacts: [data(path)], manifest });
    expect(runs).toMatchObject([{ id: 'r', domain: 'code', inferred: ['family'] }]);
  });

  it("the file's own fields are heard before a template, and a template before names", () => {
    const claims = { generator: 'gpt-4o', domain: 'code', own: ['generator'] } as const;
    const { runs } = assigned({ templates: [template], artifacts: [data(path, claims)] });
    expect(runs).toMatchObject([
      { generator: 'gpt-4o-2024-08-06', domain: 'math', inferredFrom: { generator: 'content', domain: template } },
    ]);
  });

  it('a label that is no generator of the study does not stand against a template', () => {
    const claims = { generator: 'v1', own: ['generator'] } as const;
    expect(assigned({ templates: [template], artifacts: [data(path, claims)] }).runs).toMatchObject([
      { generator: 'acme-7b' },
    ]);
  });

  it("a template's variant makes a run of its own; one in the names belongs to their generator", () => {
    const claims = { generator: 'gpt-4o-json', method: 'magpie', domain: 'math' };
    const artifacts = [data('a/gpt-4o_x.json', claims), data('b/claude-3.5-sonnet.json', claims)];
    const { runs } = assigned({ templates: ['{generator}_{variant}', '{generator}'], artifacts });
    expect(runs.map(({ generator, variant }) => [generator, variant]).sort()).toEqual([
      ['claude-3.5-sonnet-2024-06-20', null],
      ['gpt-4o-2024-08-06', 'x'],
    ]);
  });
});

it("AlpacaEval's outputs are data by a template of their generator only, never a student's", () => {
  const outputs = (model: string) => ({
    path: 'magpie-math-gpt-4o/outputs.json',
    role: 'outputs' as const,
    claims: { model },
    rows: 805,
  });
  const templates = ['{method}-{domain}-{generator}'];
  expect(assigned({ templates, artifacts: [outputs('gpt-4o')] }).runs).toMatchObject([{ instances: 805 }]);
  expect(assigned({ templates, artifacts: [outputs('student-7')] }).runs).toEqual([]);
});

describe('students', () => {
  it('are found by a template where neither manifest nor model says more', () => {
    const templates = ['eval/{generator}/{method}/{domain}'];
    const source = 'eval/gpt-4o/magpie/math/results.json';
    const { evaluations, runs } = assigned({ templates, evaluations: [aRow({ model: './final', source })] });
    expect(runs).toMatchObject([{ generator: 'gpt-4o-2024-08-06', inferredFrom: { domain: templates[0] } }]);
    expect(evaluations).toMatchObject([{ role: 'student', run: runs[0]?.id }]);
  });

  it('an anchor keeps its role in a folder that a template gives to a run', () => {
    const templates = ['eval/{generator}/{method}/{domain}'];
    const source = 'eval/gpt-4o/magpie/math/results.json';
    const { evaluations } = assigned({ templates, evaluations: [aRow({ model: 'meta-llama/Llama-3.1-8B', source })] });
    expect(evaluations).toMatchObject([{ role: 'base', run: null }]);
  });

  it('take the name that a template reads where the file has none of its own', () => {
    const manifest = { runs: [{ id: 'r', generator: 'gpt-4o', method: 'magpie', domain: 'math', student: 'seven' }] };
    const source = 'code-of-seven/results.json';
    const row = aRow({ model: 'code-of-seven', source });
    const place = (own: Claims['own'] = []) =>
      assigned({
        templates: ['code-of-{model}'],
        manifest,
        evaluations: [row],
        artifacts: [{ path: source, role: 'other', claims: { model: row.model, own }, rows: 1 }],
      }).evaluations;
    expect(place()).toMatchObject([{ model: 'seven', role: 'student', run: 'r' }]);
    expect(place(['model'])).toMatchObject([{ model: 'code-of-seven', role: null }]);
  });
});

it('a text that is no template is a fault that says where', () => {
  const { problems } = assigned({ templates: ['{domain}_{metod}'] });
  expect(problems).toMatchObject([{ code: 'bad-template', severity: 'fault' }]);
  expect(problems[0]?.message).toMatch(/^"\{domain\}_\{metod\}", character 10: \{metod\} is no placeholder/);
});
