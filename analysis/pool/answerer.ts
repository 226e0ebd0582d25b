/** The worker's side of a pool. One kind of work at a time; requests are answered in the order they come. */
import { AgoraError, asAgoraError } from '../errors';
import type { PoolAnswer, PoolRequest } from './messages';
import { buffersOf, type Hands } from './work';
import { works } from './works';

/** Takes requests and posts one answer to each. */
export function createAnswerer(
  post: (answer: PoolAnswer, transfer: readonly ArrayBuffer[]) => void,
): (request: PoolRequest) => void {
  let hands: Hands | null = null;
  let last: Promise<void> = Promise.resolve();

  const perform = async (request: PoolRequest): Promise<unknown> => {
    switch (request.kind) {
      case 'hire':
        hands = await handsFor(request.name);
        return null;
      case 'call':
        return method(hands, request.method)(...request.args);
      case 'release':
        hands = null;
        return null;
    }
  };
  const answer = async (request: PoolRequest): Promise<void> => {
    const { id } = request;
    try {
      const value = await perform(request);
      post({ kind: 'done', id, value }, buffersOf(value));
    } catch (error) {
      const { code, message, context } = asAgoraError(error);
      post({ kind: 'failed', id, code, message, context }, []);
    }
  };
  return (request) => {
    last = last.then(() => answer(request));
  };
}

async function handsFor(name: string): Promise<Hands> {
  const make = works[name];
  if (!make) throw new AgoraError('internal', `There is no work named ${name}.`);
  return make();
}

function method(hands: Hands | null, name: string): (...args: readonly unknown[]) => unknown {
  const found: unknown = hands === null ? undefined : Reflect.get(hands, name);
  if (typeof found !== 'function') throw new AgoraError('internal', `The work does not do ${name}.`);
  return (...args) => Reflect.apply(found, hands, args) as unknown;
}
