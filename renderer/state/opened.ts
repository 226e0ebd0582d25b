/** An archive with everything the engine says about it. */
import type { Exhibits } from '../../analysis/figures/exhibits';
import type { AnalyseResult } from '../../analysis/analysisResults';
import type { InstancePage, OpenResult, PgrResult } from '../../analysis/results';
import type { Study } from '../../analysis/study/study';
import type { GrantedArchive } from '../../electron/contract';
import type { KindSummary } from '../engine/messages';

export interface ArchiveResults {
  readonly open: OpenResult;
  /** Every kind of artifact that the engine knows. */
  readonly kinds: readonly KindSummary[];
  /** The first page of all instances: it is there before the engine is. */
  readonly instances: InstancePage;
  readonly study: Study;
  readonly pgr: PgrResult;
  readonly analysis: AnalyseResult;
  readonly exhibits: Exhibits;
}

export interface OpenedArchive extends ArchiveResults {
  readonly id: string;
  /** The user's name for it, else its own. */
  readonly name: string;
  readonly ownName: string;
  /** For the eye only. */
  readonly location: string;
  readonly granted: GrantedArchive;
  /** False: from the last session, the engine is still checking. */
  readonly confirmed: boolean;
}
