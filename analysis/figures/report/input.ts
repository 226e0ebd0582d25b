import type { Exhibits } from '../exhibits';
import type { AnalyseResult } from '../../analysisResults';
import type { ArchiveSummary, OpenResult, PgrResult } from '../../results';
import type { Study } from '../../study/study';

/** Everything a report says; no clock and no machine, so that the same archive gives the same report. */
export interface ReportInput {
  readonly archive: ArchiveSummary;
  readonly study: Study;
  readonly open: OpenResult;
  readonly pgr: PgrResult;
  readonly analysis: AnalyseResult;
  readonly exhibits: Exhibits;
  /** Whether `figures/<id>.svg` will stand beside the page. */
  readonly figures: 'drawn' | 'absent';
  /** Program and version. */
  readonly madeWith: string;
}
