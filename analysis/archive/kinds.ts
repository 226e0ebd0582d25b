import { alpacaInstructions } from './alpacaInstructions';
import { alpacaLeaderboard } from './alpacaLeaderboard';
import { alpacaOutputs } from './alpacaOutputs';
import { chatConversations } from './chatConversations';
import { dataAgora } from './dataAgora';
import { distilabel } from './distilabel';
import { evalPlusResults } from './evalPlusResults';
import type { ArtifactKind } from './kind';
import { lmEvalResults } from './lmEvalResults';
import { manifestFile } from './manifestFile';
import { preferencePairs } from './preferencePairs';
import { printedScores, printedValues } from './printedValues';
import { promptCompletions } from './promptCompletions';
import { trainerState } from './trainerState';

/** Every kind of artifact that can be read. A new kind is one file and one line here. */
export const artifactKinds: readonly ArtifactKind[] = [
  manifestFile,
  dataAgora,
  distilabel,
  alpacaInstructions,
  promptCompletions,
  chatConversations,
  preferencePairs,
  alpacaOutputs,
  trainerState,
  lmEvalResults,
  evalPlusResults,
  alpacaLeaderboard,
  printedValues,
  printedScores,
];
