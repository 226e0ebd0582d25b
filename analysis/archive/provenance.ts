import { outlineOf } from './json/outline';
import type { ArtifactKind } from './kind';

/**
 * Where results come from: host, versions, settings, hashes, written beside the results of work on a target. It fills no
 * table: it is for whoever asks how a number was made.
 */
export const provenance: ArtifactKind = {
  id: 'provenance',
  name: 'provenance of results',
  recognisedBy: '`"agoraProvenance": 1`',
  provides: [],
  role: 'other',
  sniff(head) {
    const { shape, keys } = outlineOf(head);
    return shape === 'object' && keys.has('agoraProvenance') ? { confidence: 0.99, claims: {} } : null;
  },
  async *read() {
    // Nothing: the results that it is about say the rest.
  },
};
