/** What is compared of an archive, and how a difference is written down. */
import type { PgrResult } from '../../results';
import type { PgrInput } from '../pgr/computePgr';

/** One entry of a file that configures a training or a run, as JSON. */
export interface ComparedSetting {
  readonly path: string;
  readonly key: string;
  readonly value: string;
}

export interface ComparedFile {
  readonly path: string;
  readonly kind: string | null;
  readonly bytes: number;
  /** Of the content; null where the file was not read from its first byte to its last. */
  readonly hash: string | null;
}

export interface ComparedArchive {
  readonly name: string;
  /** What the PGRs are made of. */
  readonly input: PgrInput;
  readonly pgr: PgrResult;
  readonly files: readonly ComparedFile[];
  readonly configuration: readonly ComparedSetting[];
}

/** Something that is one way in the first archive and another in the second; null where it is absent. */
export interface ArchiveDifference {
  readonly aspect: 'study' | 'anchors' | 'protocol' | 'configuration' | 'files';
  /** What differs, in words. */
  readonly what: string;
  readonly a: string | null;
  readonly b: string | null;
}
