import { embeddedTexts, type EmbeddedText } from '../metrics/embeddingDiversity/embeddedText';
import type { Embedded, EmbeddingModel } from '../metrics/embeddingDiversity/embeddingModel';
import { embeddingWork, type EmbeddingHands } from '../metrics/embeddingDiversity/embeddingWork';
import type { Connection, Hired, ModelFiles, WorkerPool } from '../ports';
import { readSampledTexts } from '../store/sampledTexts';
import type { Task } from '../task';
import type { TextBatch, TextRows } from '../work/textBatch';
import { partsOfRows } from '../work/textBatch';
import type { KeptVectors } from './keptVectors';
import type { ChosenInstances } from './sampleInstances';

export interface EmbeddingPorts {
  readonly connection: Connection;
  readonly pool: WorkerPool;
  readonly models: ModelFiles;
}
