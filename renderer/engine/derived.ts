/** The engine's derived results: the machine keeps them, and the page stands between. */
import type { DerivedStore } from '../../analysis/ports';
import type { DerivedAnswer, DerivedRequest } from './messages';

export interface PageDerived extends DerivedStore {
  /** To be told every answer of the page. */
  receive(answer: DerivedAnswer): void;
}

/** `ask` posts a request to the page. */
export function derivedOfPage(ask: (request: DerivedRequest) => void): PageDerived {
  const waiting = new Map<number, (answer: DerivedAnswer) => void>();
  let nextId = 1;
  const answered = (request: (id: number) => DerivedRequest) =>
    new Promise<DerivedAnswer>((resolve) => {
      const id = nextId++;
      waiting.set(id, resolve);
      ask(request(id));
    });
  return {
    receive(answer) {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    },
    read: async (key) => (await answered((id) => ({ kind: 'derived-read', id, key }))).bytes,
    async write(key, bytes) {
      const { failed } = await answered((id) => ({ kind: 'derived-write', id, key, bytes }));
      if (failed !== null) throw new Error(failed);
    },
  };
}
