/** What hosts ask, until the user answers. Answers go to who asked, and are kept nowhere. */
import type { HostQuestion } from '../../contract';
import type { Asker } from '../targets/ask';

export interface HostQuestions {
  readonly ask: Asker;
  /** One that is asked no more is answered to nobody. */
  answer(question: number, answer: string | null): void;
  /** Somebody is asked and has not answered. */
  isWaiting(): boolean;
}

/** @param tell Gets what is asked and not answered, whenever that changes. */
export function hostQuestions(tell: (open: readonly HostQuestion[]) => void): HostQuestions {
  const open = new Map<number, { readonly question: HostQuestion; readonly answer: (given: string | null) => void }>();
  let last = 0;
  const told = (): void => tell([...open.values()].map(({ question }) => question));
  const close = (number: number, given: string | null): void => {
    const asked = open.get(number);
    if (!asked) return;
    open.delete(number);
    told();
    asked.answer(given);
  };
  return {
    ask: (question, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(null);
        const number = ++last;
        open.set(number, { question: { ...question, number }, answer: resolve });
        signal.addEventListener('abort', () => close(number, null), { once: true });
        told();
      }),
    answer: close,
    isWaiting: () => open.size > 0,
  };
}
