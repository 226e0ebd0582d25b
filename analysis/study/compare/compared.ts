/** What is compared of an archive, and how a difference is written down. */
import type { OpenResult, PgrResult } from '../../results';
import type { Protocol, Role, Study } from '../study';

/** One score that counts, with how it was made. */
export interface ComparedScore {
  readonly model: string;
  readonly role: Role;
  readonly family: string | null;
  readonly benchmark: string;
  /** Percent. */
  readonly score: number;
  readonly n: number | null;
  /** `tool task metric filter` as the tool names them. */
  readonly source: string;
  readonly protocol: Protocol;
}

/** One entry of a file that configures a training or a run, as JSON. */
export interface ComparedSetting {
  readonly path: string;
  readonly key: string;
  readonly value: string;
}

export interface ComparedArchive {
  readonly opened: OpenResult;
  readonly study: Study;
  readonly pgr: PgrResult;
  readonly scores: readonly ComparedScore[];
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
