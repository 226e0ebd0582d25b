import { useEffect, useState } from 'react';
import { asAgoraError } from '../../analysis/errors';
import { unattended } from '../../analysis/task';
import { engine } from './client';
import type { EngineCalls, EngineMethod } from './messages';

export type Answer<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly message: string; readonly nextStep: string | null }
  | { readonly state: 'there'; readonly value: T };

const waiting = { state: 'waiting' } as const;

/**
 * What the engine answers to a call with these arguments. Asked anew when the arguments are other objects, so they are
 * to be kept by `useMemo`; a call that nobody waits for any more is cancelled. Null: there is nothing
 * to ask yet.
 */
export function useEngine<M extends EngineMethod>(
  method: M,
  args: Parameters<EngineCalls[M]> | null,
): Answer<ReturnType<EngineCalls[M]>> {
  type Value = ReturnType<EngineCalls[M]>;
  const [answered, setAnswered] = useState<{ readonly args: unknown; readonly answer: Answer<Value> } | null>(null);
  useEffect(() => {
    if (args === null) return;
    const controller = new AbortController();
    const settle = (answer: Answer<Value>): void => {
      if (!controller.signal.aborted) setAnswered({ args, answer });
    };
    engine.call(method, args, { ...unattended, signal: controller.signal }).then(
      (value) => settle({ state: 'there', value }),
      (error: unknown) => {
        const { message, context } = asAgoraError(error);
        settle({ state: 'failed', message, nextStep: context.nextStep ?? null });
      },
    );
    return () => controller.abort();
  }, [method, args]);
  return answered?.args === args ? answered.answer : waiting;
}
