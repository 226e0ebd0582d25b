import { describe, expect, it } from 'vitest';
import type { HostQuestion } from '../../../../electron/contract';
import { hostQuestions } from '../../../../electron/jobs/service/hostQuestions';

const question = { host: 'box', text: 'Passphrase:', kind: 'secret' } as const;

describe('what hosts ask', () => {
  it('is told until it is answered, and answered once', async () => {
    const told: (readonly HostQuestion[])[] = [];
    const questions = hostQuestions((open) => told.push(open));
    const { signal } = new AbortController();
    const answers = [questions.ask(question, signal), questions.ask({ ...question, host: 'other' }, signal)];
    expect(told.at(-1)?.map(({ host }) => host)).toEqual(['box', 'other']);
    const [first, second] = told.at(-1) ?? [];
    questions.answer(second?.number ?? -1, 'secret of other');
    questions.answer(second?.number ?? -1, 'another');
    questions.answer(first?.number ?? -1, null);
    expect(await Promise.all(answers)).toEqual([null, 'secret of other']);
    expect(told.at(-1)).toEqual([]);
    expect(JSON.stringify(told)).not.toContain('secret of other');
  });

  it('is asked no more where who asked is gone', async () => {
    const told: (readonly HostQuestion[])[] = [];
    const questions = hostQuestions((open) => told.push(open));
    const asking = new AbortController();
    const answer = questions.ask(question, asking.signal);
    asking.abort();
    expect(await answer).toBeNull();
    expect(told.at(-1)).toEqual([]);
    expect(await questions.ask(question, asking.signal)).toBeNull();
  });
});
