import { asAgoraError } from '../../analysis/errors';
import type { DerivedStore } from '../../analysis/ports';
import type { DerivedAnswer, DerivedRequest } from './messages';

/** What the worker asked, done with the store. Never rejects: a result that cannot be read is computed anew. */
export async function answerDerived(derived: DerivedStore, request: DerivedRequest): Promise<DerivedAnswer> {
  const { id, key } = request;
  try {
    if (request.kind === 'derived-read') return { kind: 'derived', id, bytes: await derived.read(key), failed: null };
    await derived.write(key, request.bytes);
    return { kind: 'derived', id, bytes: null, failed: null };
  } catch (error) {
    return { kind: 'derived', id, bytes: null, failed: asAgoraError(error).message };
  }
}
