import { expect, it } from 'vitest';
import { createTurns } from '../../../analysis/engine/turns';

/** Work that ends when the test says so. */
function held() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { work: () => ended, end };
}

it('makes who comes wait for the end of the one before, whatever becomes of it', async () => {
  const inTurn = createTurns();
  const seen: string[] = [];
  const first = held();
  const going = inTurn('a', () => first.work().then(() => Promise.reject(new Error('broken'))));
  const next = inTurn('a', () => Promise.resolve(seen.push('second')));
  await inTurn('b', () => Promise.resolve(seen.push('other')));
  expect(seen).toEqual(['other']);
  first.end();
  await expect(going).rejects.toThrow('broken');
  await next;
  expect(seen).toEqual(['other', 'second']);
});

it('tells who is cancelled while it waits at once, and goes on to the next', async () => {
  const inTurn = createTurns();
  const first = held();
  const going = inTurn('a', first.work);
  const controller = new AbortController();
  let isBegun = false;
  const waiting = inTurn('a', () => Promise.resolve((isBegun = true)), controller.signal);
  const third = inTurn('a', () => Promise.resolve('third'), new AbortController().signal);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  first.end();
  await going;
  expect(await third).toBe('third');
  expect(isBegun).toBe(false);
});

it('leaves to work that has begun what it does about cancelling', async () => {
  const inTurn = createTurns();
  const controller = new AbortController();
  const own = held();
  const going = inTurn('a', () => own.work().then(() => 'done'), controller.signal);
  await Promise.resolve();
  await Promise.resolve();
  controller.abort();
  own.end();
  expect(await going).toBe('done');
});
