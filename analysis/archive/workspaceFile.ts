import { outlineOf } from './json/outline';
import type { ArtifactKind } from './kind';

/** A workspace file that lies in an archive: it is opened by itself, and says nothing of the archive it lies in. */
export const workspaceFile: ArtifactKind = {
  id: 'workspace',
  name: 'workspace file',
  recognisedBy: '`"agoraWorkspace": 1`',
  provides: [],
  role: 'other',
  sniff(head) {
    const { shape, keys } = outlineOf(head);
    return shape === 'object' && keys.has('agoraWorkspace') ? { confidence: 0.99, claims: {} } : null;
  },
  async *read() {
    // Nothing: whoever opens the workspace parses it.
  },
};
