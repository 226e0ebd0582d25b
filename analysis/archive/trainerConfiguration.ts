import { isJson, outlineOf } from './json/outline';
import type { ArtifactKind, Head } from './kind';
import { claimsOfModel, modelOfFolders } from './pathClaims';
import { flattenEntries, readConfiguration } from './readConfiguration';
import { yamlKeys } from './yaml';

interface Tool {
  readonly name: string;
  /** Keys that each stand in its configurations. */
  readonly all: readonly string[];
  /** Keys of which one stands there too. */
  readonly any: readonly string[];
}

/** Trainers by the keys of their configurations. */
const tools: readonly Tool[] = [
  { name: 'llama-recipes', all: ['batch_size_training'], any: ['model_name', 'batching_strategy', 'run_validation'] },
  { name: 'Axolotl', all: ['base_model'], any: ['micro_batch_size', 'sequence_len', 'num_epochs', 'datasets'] },
  { name: 'LLaMA-Factory', all: ['model_name_or_path'], any: ['finetuning_type', 'stage', 'cutoff_len', 'template'] },
  {
    name: 'TRL',
    all: ['model_name_or_path'],
    any: ['dataset_name', 'dataset_mixer', 'dataset_mixture', 'per_device_train_batch_size', 'max_seq_length'],
  },
  { name: 'torchtune', all: ['checkpointer'], any: ['optimizer', 'dataset', 'tokenizer', 'metric_logger'] },
  { name: 'Hugging Face Trainer', all: ['output_dir', 'per_device_train_batch_size'], any: ['learning_rate', 'optim'] },
];

/** The keys of a head that is a YAML mapping or a JSON object. */
function keysOf(head: Head): ReadonlySet<string> {
  const outline = outlineOf(head);
  if (!isJson(outline)) return yamlKeys(head);
  const isWhole = outline.shape === 'object' && !(head.complete && outline.first === undefined);
  return isWhole ? outline.keys : new Set();
}

/** What a trainer was told, as YAML or JSON: `train_params.yaml` of llama-recipes, and the recipes of other trainers. */
export const trainerConfiguration: ArtifactKind = {
  id: 'trainer-configuration',
  name: 'trainer configuration',
  recognisedBy: `keys of ${tools.map(({ name }) => name).join(', ')}`,
  provides: ['configuration'],
  role: 'training',
  sniff(head) {
    const keys = keysOf(head);
    const isTool = ({ all, any }: Tool) => all.every((key) => keys.has(key)) && any.some((key) => keys.has(key));
    if (!tools.some(isTool)) return null;
    return { confidence: 0.85, claims: claimsOfModel(modelOfFolders(head.path), head.path) };
  },
  read: (source, signal) =>
    readConfiguration(source, signal, (mapping) => [{ table: 'configuration', rows: flattenEntries(mapping) }]),
};
