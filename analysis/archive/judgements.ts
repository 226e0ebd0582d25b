import { outlineOf } from './json/outline';
import type { ArtifactKind } from './kind';

/** Columns of the table, and keys of the two documents beside it. */
const table = ['grade', 'feedback', 'judge', 'rubrics', 'ordinal'];
const document = ['judge', 'aspect', 'rubrics', 'metric'];

/**
 * What a job of judging leaves. The grades themselves reach their instances by the content of the files that they are
 * about, wherever those lie, so that nothing is read here.
 */
export const judgements: ArtifactKind = {
  id: 'judgements',
  name: 'grades of a judge',
  recognisedBy:
    'columns `grade`, `feedback`, `judge`, `rubrics` and `ordinal`; or an object of `judge`, `rubrics` and `metric`',
  provides: [],
  role: 'other',
  sniff(head) {
    const { shape, keys } = outlineOf(head);
    const wanted = shape === 'object' ? document : table;
    return wanted.every((key) => keys.has(key)) ? { confidence: 0.9, claims: {} } : null;
  },
  // eslint-disable-next-line @typescript-eslint/require-await -- the interface is asynchronous, nothing is read
  async *read() {
    return;
  },
};
