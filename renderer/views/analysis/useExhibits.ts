import { useMemo } from 'react';
import type { AnalyseResult } from '../../../analysis/analysisResults';
import { evidenceExhibits, type EvidenceExhibits } from '../../../analysis/figures/evidenceExhibits';
import type { OpenedArchive } from '../../state/opened';

/** The figures and tables of the archive, with those of the evidence once it is there. */
export function useExhibits({ exhibits, study }: OpenedArchive, analysis: AnalyseResult): EvidenceExhibits {
  return useMemo(() => {
    const evidence = evidenceExhibits(study, analysis);
    return {
      figures: [...exhibits.figures, ...evidence.figures],
      tables: [...exhibits.tables, ...evidence.tables],
    };
  }, [exhibits, study, analysis]);
}
