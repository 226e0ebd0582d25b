import type { Exhibits } from '../exhibits';
import type { AnalyseResult } from '../../analysisResults';
import type { ArchiveSummary, OpenResult, PgrResult } from '../../results';
import type { LeaveOneOut } from '../../study/analyse/sensitivity/leaveOneOut';
import type { Study } from '../../study/study';

/** Everything a report says; no clock and no machine, so that the same archive gives the same report. */
export interface ReportInput {
  readonly archive: ArchiveSummary;
  readonly study: Study;
  readonly open: OpenResult;
  readonly pgr: PgrResult;
  readonly analysis: AnalyseResult;
  /** Null where it was not computed. */
  readonly leaveOneOut: LeaveOneOut | null;
  readonly exhibits: Exhibits;
  /** Whether `figures/<id>.svg` will stand beside the page. */
  readonly figures: 'drawn' | 'absent';
  /** Program and version. */
  readonly madeWith: string;
}
