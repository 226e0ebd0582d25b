/** Work done where one is, without a pool: for what runs in a worker already. */
import type { Hired } from '../ports';
import type { Hands } from './work';

/** The hands as if they were hired; what is handed to them is not copied. */
export function hiredAlone<H extends Hands>(hands: H): Hired<H> {
  return {
    call: async (method, args) => {
      const found: unknown = Reflect.get(hands, method);
      if (typeof found !== 'function') throw new TypeError(`The work does not do ${method}.`);
      // One cast, as in a pool: the hands answer a method with that method's result.
      return (await Reflect.apply(found, hands, args)) as never;
    },
    release: () => undefined,
  };
}
