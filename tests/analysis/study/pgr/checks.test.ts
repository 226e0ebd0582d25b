import { describe, expect, it } from 'vitest';
import type { Check, CheckCode, PgrResult } from '../../../../analysis/results';
import { computePgr, type PgrInput } from '../../../../analysis/study/pgr/computePgr';
import type { Evaluation, Study } from '../../../../analysis/study/study';
import { agorabench, anEvaluation, aPrinted, aRun, scores } from '../build';

const sound = scores([60, 40, 80], [28.08, 19.84, 34.6]);

function pgrOf(input: Partial<PgrInput>): PgrResult {
  return computePgr({ study: agorabench, runs: [aRun()], evaluations: sound, printed: [], ...input });
}

/** The checks of the one cell, by code. */
function found(evaluations: readonly Evaluation[], code: CheckCode, input: Partial<PgrInput> = {}): readonly Check[] {
  return pgrOf({ evaluations, ...input }).cells.flatMap(({ checks }) => checks.filter((check) => check.code === code));
}

function change(match: Partial<Evaluation>, over: Partial<Evaluation>): Evaluation[] {
  const fits = (each: Evaluation) => Object.entries(match).every(([key, value]) => Reflect.get(each, key) === value);
  return sound.map((each) => (fits(each) ? { ...each, ...over } : each));
}

const without = (match: Partial<Evaluation>) =>
  sound.filter((each) => !Object.entries(match).every(([key, value]) => Reflect.get(each, key) === value));

describe('a sound cell', () => {
  it('has no checks, a number and an interval', () => {
    const [cell] = pgrOf({}).cells;
    expect(cell?.checks).toEqual([]);
    expect(cell?.benchmarks.map(({ pgr }) => pgr?.toFixed(2))).toEqual(['50.00', '55.83']);
    expect(cell?.pgr).toBeCloseTo((50 + 55.83) / 2, 2);
    expect(cell?.lo).toBeLessThan(cell?.pgr ?? NaN);
    expect(cell?.hi).toBeGreaterThan(cell?.pgr ?? NaN);
  });
});

describe('faults', () => {
  const cases: [CheckCode, string, readonly Evaluation[], RegExp][] = [
    [
      'anchor-missing',
      'no base',
      without({ role: 'base', benchmark: 'gsm8k' }),
      /base meta-llama\/Llama-3\.1-8B has no score/,
    ],
    [
      'anchor-missing',
      'the reference of another family only',
      change({ role: 'reference' }, { family: 'qwen' }),
      /reference/,
    ],
    [
      'anchor-reversed',
      'reference below base',
      change({ role: 'reference', benchmark: 'gsm8k' }, { score: 39 }),
      /39\.00 % ?\) is below/,
    ],
    ['anchor-reversed', 'equal anchors', change({ role: 'reference', benchmark: 'gsm8k' }, { score: 40 }), /equal to/],
    [
      'anchor-gap-within-noise',
      'a gap of 2 with errors of 1',
      change({ role: 'reference', benchmark: 'gsm8k' }, { score: 42 }),
      /2\.00 points.*2\.77 points.*probability of 7\.9 %/,
    ],
    [
      'family-mismatch',
      'a student of another family',
      change({ role: 'student', benchmark: 'gsm8k' }, { family: 'qwen' }),
      /qwen/,
    ],
    [
      'protocol-mismatch',
      'a student with shots',
      change({ role: 'student', benchmark: 'gsm8k' }, { protocol: { shots: 5 } }),
      /[Ss]hots of the student: 5, declared 0/,
    ],
    [
      'protocol-mismatch',
      'a base without shots',
      change({ role: 'base', benchmark: 'gsm8k' }, { protocol: { shots: 0 } }),
      /base: 0, declared few/,
    ],
    [
      'protocol-mismatch',
      'an undeclared difference',
      sound.map((each) => ({
        ...each,
        protocol: { ...each.protocol, harnessVersion: each.role === 'student' ? '0.4.9' : '0.4.3' },
      })),
      /undeclared and different/,
    ],
    [
      'protocol-mismatch',
      'another version of the benchmark',
      sound.map((each) => ({
        ...each,
        protocol: { ...each.protocol, benchmarkVersion: each.role === 'base' ? '2.0' : '3.0' },
      })),
      /[Bb]enchmark version undeclared and different/,
    ],
    [
      'protocol-mismatch',
      'a student on the first hundred items',
      change({ role: 'student', benchmark: 'gsm8k' }, { n: 100 }),
      /base 1319, student 100, reference 1319/,
    ],
    [
      'benchmark-missing',
      'a student without MATH',
      without({ role: 'student', benchmark: 'math' }),
      /Evaluate it on MATH/,
    ],
    [
      'anchors-inconsistent',
      'two scores of the base',
      [...sound, anEvaluation({ role: 'base', score: 45, model: 'Llama-3.1-8B', source: 'other.json' })],
      /40\.00 %.*45\.00 %/,
    ],
  ];
  it.each(cases)('%s: %s', (code, _, evaluations, message) => {
    const [check, ...others] = found(evaluations, code);
    expect(check?.severity).toBe('fault');
    expect([check, ...others].map((each) => each?.message).join()).toMatch(message);
    expect(found(sound, code)).toEqual([]);
    const { averages } = pgrOf({ evaluations });
    expect(averages[0]).toMatchObject({ over: 'all', n: 0, of: 9, computed: null });
  });

  it('shows the number beside the fault', () => {
    const [cell] = pgrOf({ evaluations: change({ role: 'reference', benchmark: 'gsm8k' }, { score: 39 }) }).cells;
    expect(cell?.benchmarks[0]?.pgr).toBe(-2000);
    expect(cell?.pgr).not.toBeNull();
  });

  it('has null and never infinity for equal anchors', () => {
    const [cell] = pgrOf({ evaluations: change({ role: 'reference', benchmark: 'gsm8k' }, { score: 40 }) }).cells;
    expect(cell).toMatchObject({ pgr: null, lo: null, hi: null });
  });

  it('calls an anchor that bears the name of another family foreign', () => {
    const study: Study = {
      ...agorabench,
      families: [
        ...agorabench.families,
        {
          id: 'qwen',
          base: { model: 'Qwen/Qwen2.5-7B', aliases: [], protocol: {} },
          reference: null,
          student: { protocol: {} },
        },
      ],
    };
    const evaluations = change({ role: 'base' }, { model: 'Qwen__Qwen2.5-7B' });
    expect(found(evaluations, 'family-mismatch', { study })[0]?.message).toMatch(/base Qwen__Qwen2\.5-7B is of qwen/);
  });

  it('lists inconsistent anchors once for the study', () => {
    const runs = [aRun(), aRun({ id: 'run-2', method: 'quality_enhancement' })];
    const more = anEvaluation({ role: 'base', score: 45, model: 'Llama-3.1-8B', source: 'other.json' });
    const { checks } = pgrOf({ runs, evaluations: [...sound, more] });
    expect(checks.filter(({ code }) => code === 'anchors-inconsistent')).toHaveLength(1);
  });
});

describe('cautions and notes', () => {
  it('noise-unknown keeps the cell in averages and takes its interval', () => {
    const evaluations = change({ role: 'base', benchmark: 'math' }, { stderr: null });
    expect(found(evaluations, 'noise-unknown')).toMatchObject([{ severity: 'caution' }]);
    const { cells, averages } = pgrOf({ evaluations });
    expect(cells[0]).toMatchObject({ lo: null, hi: null });
    expect(averages[0]?.n).toBe(1);
  });

  it('noise-unknown says why a student without a standard error has no interval', () => {
    const evaluations = change({ role: 'student', benchmark: 'math' }, { stderr: null });
    expect(found(evaluations, 'noise-unknown')).toMatchObject([{ severity: 'caution' }]);
    expect(found(evaluations, 'noise-unknown')[0]?.message).toContain('The student');
  });

  it('a score on nearly all items is a caution', () => {
    const evaluations = change({ role: 'student', benchmark: 'gsm8k' }, { n: 1300 });
    expect(found(evaluations, 'protocol-mismatch')).toMatchObject([{ severity: 'caution' }]);
    expect(pgrOf({ evaluations }).averages[0]?.n).toBe(1);
  });

  it('stale-result names the older score', () => {
    const older = anEvaluation({ role: 'student', score: 10, superseded: true, source: 'older.json' });
    expect(found([...sound, older], 'stale-result')).toMatchObject([{ severity: 'note' }]);
    expect(found([...sound, older], 'stale-result')[0]?.message).toContain('10.00 % (older.json)');
    expect(found(sound, 'stale-result')).toEqual([]);
    expect(pgrOf({ evaluations: [older, ...sound] }).cells[0]?.benchmarks[0]?.student).toBe(60);
  });

  it("protocol-asymmetric stands on the study that declares it, as the paper's does", () => {
    const asymmetric = (study: Study) => pgrOf({ study }).checks.filter(({ code }) => code === 'protocol-asymmetric');
    expect(asymmetric(agorabench)).toMatchObject([{ severity: 'note' }]);
    expect(asymmetric(agorabench)[0]?.message).toContain('base few-shot');
    const [family] = agorabench.families;
    const same = { ...agorabench, families: family ? [{ ...family, base: family.reference }] : [] };
    expect(asymmetric(same)).toEqual([]);
  });

  it('printed-only stands on printed cells alone', () => {
    const printed = [aPrinted({ text: '20.6', method: 'instance_generation', domain: 'math' })];
    const { cells } = pgrOf({ printed });
    expect(cells.map(({ status, checks }) => [status, checks.map(({ code }) => code)])).toEqual([
      ['computed', []],
      ['printed', ['printed-only']],
    ]);
  });

  it('arithmetic allows for rounding and lists what goes beyond', () => {
    const cell = (domain: string, text: string) => aPrinted({ text, method: 'instance_generation', domain });
    const average = (text: string) => aPrinted({ quantity: 'pgr-average', text, method: 'instance_generation' });
    const check = (text: string, cells = ['math', 'code', 'instruction_following']) =>
      pgrOf({
        printed: [...cells.map((domain, index) => cell(domain, `${10 * (index + 1)}.0`)), average(text)],
      }).checks.filter(({ code }) => code === 'arithmetic');
    expect(check('20.1')).toEqual([]);
    expect(check('20.2')).toMatchObject([{ severity: 'caution' }]);
    expect(check('20.2')[0]?.message).toMatch(/prints 20\.2 .*10\.0, 20\.0, 30\.0.* give 20\.00/);
    expect(check('20.2', ['math', 'code'])).toEqual([]);
  });
});
