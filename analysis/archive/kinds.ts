import { alpacaLeaderboard } from './alpacaLeaderboard';
import { alpacaOutputs } from './alpacaOutputs';
import { dataAgora } from './dataAgora';
import { evalPlusResults } from './evalPlusResults';
import type { ArtifactKind } from './kind';
import { lmEvalResults } from './lmEvalResults';
import { manifestFile } from './manifestFile';
import { printedScores, printedValues } from './printedValues';
import { trainerState } from './trainerState';

/** Every kind of artifact that can be read. A new kind is one file and one line here. */
export const artifactKinds: readonly ArtifactKind[] = [
  manifestFile,
  dataAgora,
  alpacaOutputs,
  trainerState,
  lmEvalResults,
  evalPlusResults,
  alpacaLeaderboard,
  printedValues,
  printedScores,
];
