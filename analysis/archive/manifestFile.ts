import { outlineOf } from './json/outline';
import type { ArtifactKind } from './kind';

/**
 * `agora.json`, the archive's manifest. It fills no table: who opens the archive reads it before everything else. By its
 * name alone it is claimed weakly, so that a broken one is reported by its own reader and not passed over.
 */
export const manifestFile: ArtifactKind = {
  id: 'manifest',
  name: 'manifest',
  recognisedBy: '`"agora": 1`',
  provides: [],
  role: 'other',
  sniff(head) {
    const { shape, keys, first } = outlineOf(head);
    const named = head.name.toLowerCase() === 'agora.json';
    const version: unknown = first !== undefined ? Reflect.get(first, 'agora') : undefined;
    const marked = shape === 'object' && keys.has('agora') && (typeof version === 'number' || first === undefined);
    if (marked && (named || typeof version === 'number')) return { confidence: 0.99, claims: {} };
    return named ? { confidence: 0.3, claims: {} } : null;
  },
  async *read() {
    // Nothing: its content is parsed by the reader of manifests.
  },
};
