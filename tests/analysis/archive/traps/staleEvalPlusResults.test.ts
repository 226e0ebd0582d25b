import { describe, expect, it } from 'vitest';
import { evalPlusDocument, evalPlusPath } from '../../../fixtures/archive-builders/evalPlus';
import { assigned } from './assigned';

const student = (seed: number) => `llama-3.1-8b-response_generation-code-gpt-4o-10k-seed${String(seed)}`;
const codesOf = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code);

describe('trap: EvalPlus results reused from an earlier run', () => {
  it("a file with another model's date, tests and scores is doubted", async () => {
    const document = evalPlusDocument('humaneval', 50);
    const { problems } = await assigned({
      [evalPlusPath('humaneval', student(1))]: document,
      [evalPlusPath('humaneval', student(2))]: document,
    });
    const reused = problems.filter(({ code }) => code === 'reused-result');
    expect(reused).toMatchObject([{ path: evalPlusPath('humaneval', student(2)), severity: 'caution' }]);
    expect(reused[0]?.message).toContain(student(1));
  });

  it('another date, other tests or other scores are an evaluation of its own', async () => {
    const document = evalPlusDocument('humaneval', 50);
    const { problems } = await assigned({
      [evalPlusPath('humaneval', student(1))]: document,
      [evalPlusPath('humaneval', student(2))]: { ...document, date: '2024-11-15 16:00' },
      [evalPlusPath('humaneval', student(3))]: { ...document, hash: '0123456789abcdef' },
      [evalPlusPath('humaneval', student(4))]: evalPlusDocument('humaneval', 51),
    });
    expect(codesOf(problems)).not.toContain('reused-result');
  });

  it('of one model the older is stale', async () => {
    const { evaluations, problems } = await assigned({
      [`a/${evalPlusPath('humaneval', student(1))}`]: evalPlusDocument('humaneval', 50),
      [`b/${evalPlusPath('humaneval', student(1))}`]: {
        ...evalPlusDocument('humaneval', 60),
        date: '2024-10-01 09:30',
      },
    });
    expect(evaluations.filter(({ superseded }) => superseded).map(({ source }) => source[0])).toEqual(['b', 'b']);
    expect(codesOf(problems)).toContain('stale-result');
  });
});
