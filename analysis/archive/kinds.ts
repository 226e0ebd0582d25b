import { alpacaAnnotations } from './alpacaAnnotations';
import { alpacaInstructions } from './alpacaInstructions';
import { alpacaLeaderboard } from './alpacaLeaderboard';
import { alpacaOutputs } from './alpacaOutputs';
import { arenaHardAnswers } from './arenaHardAnswers';
import { arenaHardBoard } from './arenaHardBoard';
import { arenaHardJudgments } from './arenaHardJudgments';
import { arenaHardQuestions } from './arenaHardQuestions';
import { chatConversations } from './chatConversations';
import { dataAgora } from './dataAgora';
import { datasetCard } from './datasetCard';
import { datasetInfo } from './datasetInfo';
import { distilabel } from './distilabel';
import { evalPlusResults } from './evalPlusResults';
import { evalPlusSamples } from './evalPlusSamples';
import { instanceMeasures } from './instanceMeasures';
import { judgements } from './judgements';
import type { ArtifactKind } from './kind';
import { lightevalResults } from './lightevalResults';
import { llamaRecipesMetrics } from './llamaRecipesMetrics';
import { lmEvalResults } from './lmEvalResults';
import { lmEvalSamples } from './lmEvalSamples';
import { manifestFile } from './manifestFile';
import { preferencePairs } from './preferencePairs';
import { printedScores, printedValues } from './printedValues';
import { promptCompletions } from './promptCompletions';
import { provenance } from './provenance';
import { scoreTable } from './scoreTable';
import { smallEvaluateItems } from './smallEvaluateItems';
import { smallEvaluateResults } from './smallEvaluateResults';
import { smallTraining } from './smallTraining';
import { tensorBoardEvents } from './tensorBoardEvents';
import { torchPickle } from './torchPickle';
import { trainerConfiguration } from './trainerConfiguration';
import { trainerState } from './trainerState';
import { trainingLog } from './trainingLog';
import { npyVectors, vectorTable } from './vectors';
import { wandbConfiguration } from './wandbConfiguration';
import { wandbSummary } from './wandbSummary';
import { wandbTable } from './wandbTable';
import { workspaceFile } from './workspaceFile';

/** Every kind of artifact that can be read. A new kind is one file and one line here. */
export const artifactKinds: readonly ArtifactKind[] = [
  manifestFile,
  workspaceFile,
  provenance,
  dataAgora,
  distilabel,
  alpacaInstructions,
  promptCompletions,
  chatConversations,
  preferencePairs,
  datasetInfo,
  datasetCard,
  alpacaOutputs,
  trainerState,
  trainerConfiguration,
  llamaRecipesMetrics,
  tensorBoardEvents,
  wandbSummary,
  wandbConfiguration,
  wandbTable,
  trainingLog,
  smallTraining,
  torchPickle,
  lmEvalResults,
  lmEvalSamples,
  lightevalResults,
  evalPlusResults,
  evalPlusSamples,
  smallEvaluateResults,
  smallEvaluateItems,
  alpacaLeaderboard,
  alpacaAnnotations,
  arenaHardBoard,
  arenaHardJudgments,
  arenaHardAnswers,
  arenaHardQuestions,
  printedValues,
  printedScores,
  instanceMeasures,
  judgements,
  scoreTable,
  npyVectors,
  vectorTable,
];
