/**
 * What a user says about an archive without writing into it: it is kept in the workspace file and laid over the
 * archive's own manifest.
 */
import type { Manifest } from './manifestSchema';
import type { TableMapping } from './tableMapping';

export interface Overlay {
  /** Entries as in `agora.json`, paths relative to the archive's root; they come before the archive's own. */
  readonly manifest: Manifest | null;
  /** Name templates such as `{method}_{domain}_{generator}_{volume}`, the first that fits counts. */
  readonly templates: readonly string[];
  readonly tables: readonly TableMapping[];
  /** Metrics that the analysis takes as predictors, in this order; absent: those that it takes by itself. */
  readonly columns?: readonly string[] | undefined;
}

export const noOverlay: Overlay = { manifest: null, templates: [], tables: [] };
