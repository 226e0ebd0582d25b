/** What the engine is given to open. */
import type { ByteSource } from '../ports';
import type { Problem } from '../problem';
import type { Overlay } from '../study/overlay';

/** An archive as its host hands it over: files that can be read, and what the host could not read. */
export interface ArchiveSource {
  readonly id: string;
  readonly name: string;
  readonly files: readonly ByteSource[];
  readonly problems: readonly Problem[];
}

export interface OpenOptions {
  /** False: generated data is recognised and assigned, and not read. */
  readonly instances: boolean;
  /** What the user says about the archive; nothing where absent. */
  readonly overlay?: Overlay;
}
