/** Every table and figure that an archive's results give, in the order a reader meets them. */
import { averagesTable } from './tables/averagesTable';
import { coarseProblemSolving } from './plots/coarseProblemSolving';
import { componentCoefficients } from './plots/componentCoefficients';
import { differenceReason } from './differenceReason';
import { evidenceExhibits } from './evidenceExhibits';
import { explainedVarianceTable } from './tables/explainedVarianceTable';
import { fineProblemSolving } from './plots/fineProblemSolving';
import { leaderboardTable } from './tables/leaderboardTable';
import { loadingsHeatmap } from './plots/loadingsHeatmap';
import { loadingsTable } from './tables/loadingsTable';
import { withFoundGenerators } from './namedStudy';
import { observedFitted } from './plots/observedFitted';
import { pgrBySetting } from './plots/pgrBySetting';
import { pgrDetailTable } from './tables/pgrDetailTable';
import { problemSolvingTable } from './tables/problemSolvingTable';
import { differencesTable, rankingTable } from './tables/rankingTable';
import { regressionTable } from './tables/regressionTable';
import { scree } from './plots/scree';
import { structureTable } from './tables/structureTable';
import { suspiciousTable } from './tables/suspiciousTable';
import { variantsTable } from './tables/variantsTable';
import type { FigureSpec, TableSpec } from './figure';
import type { AnalyseResult } from '../analysisResults';
import type { PgrResult } from '../results';
import type { Study } from '../study/study';

export interface Exhibits {
  /** Table 2's layout. */
  readonly leaderboard: TableSpec;
  /** The leaderboard's PGRs in other cuts: by domain, by variant, and with every score behind them. */
  readonly scores: readonly TableSpec[];
  readonly figures: readonly FigureSpec[];
  /** The tables of the analysis. */
  readonly tables: readonly TableSpec[];
}

export interface ExhibitsInput {
  readonly study: Study;
  readonly pgr: PgrResult;
  readonly analysis: AnalyseResult;
}

/** Components whose loadings are shown: those of the regression, else those that are printed, else five. */
function shownComponents({ pca, regression }: AnalyseResult): number {
  return regression?.k ?? pca?.printed?.loadings.length ?? 5;
}

/** All exhibits of an archive, those of the evidence where the analysis carries it; what its results do not carry is absent. Pure. */
export function makeExhibits({ study: declared, pgr, analysis }: ExhibitsInput): Exhibits {
  const study = withFoundGenerators(declared, pgr);
  const { problemSolving, pca, regression, structure, suspicious } = analysis;
  const reason = differenceReason(pgr);
  const k = shownComponents(analysis);
  const hasScores = pgr.cells.some((cell) => cell.variant === null && cell.pgr !== null);
  const variants = variantsTable(study, pgr);
  const figures: readonly (FigureSpec | undefined)[] = [
    problemSolving?.coarse && coarseProblemSolving(study, problemSolving.coarse),
    problemSolving?.fine && fineProblemSolving(study, problemSolving.fine),
    pca && scree(pca),
    pca && loadingsHeatmap(pca, k),
    regression && componentCoefficients(regression, reason),
    pca && regression && observedFitted(study, pca, regression, pgr),
    hasScores ? pgrBySetting(study, pgr) : undefined,
  ];
  const tables: readonly (TableSpec | undefined)[] = [
    problemSolving && problemSolvingTable(problemSolving, reason),
    pca && explainedVarianceTable(pca),
    pca && loadingsTable(pca, k),
    regression && regressionTable(regression, reason),
    structure && structureTable(structure),
    suspicious && suspicious.length > 0 ? suspiciousTable(study, suspicious) : undefined,
  ];
  const evidence = evidenceExhibits(study, analysis);
  return {
    leaderboard: leaderboardTable(study, pgr),
    scores: [
      averagesTable(study, pgr),
      ...(pgr.ranking ? [rankingTable(study, pgr.ranking), differencesTable(study, pgr.ranking)] : []),
      ...(variants ? [variants] : []),
      pgrDetailTable(study, pgr),
    ],
    figures: [...figures.filter((figure) => figure !== undefined), ...evidence.figures],
    tables: [...tables.filter((table) => table !== undefined), ...evidence.tables],
  };
}
