/** The recipe of Kim et al. 2024 (Table 6 and appendix), and where each trainer's configuration has its values. */

export const recipe = {
  epochs: 5,
  learningRate: 1e-5,
  batch: 4,
  accumulation: 8,
  length: 4096,
  packing: true,
  seed: 42,
  weightDecay: 0.01,
  gamma: 0.85,
  warmup: 0,
  system: 'You are a helpful AI assistant.',
} as const;

type Names = Partial<Record<keyof typeof recipe, string>>;

const ofTransformers: Names = {
  epochs: 'num_train_epochs',
  learningRate: 'learning_rate',
  batch: 'per_device_train_batch_size',
  accumulation: 'gradient_accumulation_steps',
  packing: 'packing',
  seed: 'seed',
  weightDecay: 'weight_decay',
  warmup: 'warmup_steps',
};

export const recipeKeys: readonly (readonly [string, string, Names])[] = [
  ['train-trl', 'sft.yaml', { ...ofTransformers, length: 'max_length' }],
  ['train-trl', 'recipe.json', { gamma: 'gamma', system: 'system_message' }],
  ['train-llamafactory', 'train.yaml', { ...ofTransformers, length: 'cutoff_len', system: 'default_system' }],
  [
    'train-axolotl',
    'axolotl.yaml',
    {
      epochs: 'num_epochs',
      learningRate: 'learning_rate',
      batch: 'micro_batch_size',
      accumulation: 'gradient_accumulation_steps',
      length: 'sequence_len',
      packing: 'sample_packing',
      seed: 'seed',
      weightDecay: 'weight_decay',
      warmup: 'warmup_steps',
    },
  ],
  ['train-axolotl', 'recipe.json', { gamma: 'gamma', system: 'system_message' }],
  [
    'train-llama-recipes',
    'arguments.json',
    {
      epochs: 'num_epochs',
      learningRate: 'lr',
      batch: 'batch_size_training',
      accumulation: 'gradient_accumulation_steps',
      length: 'context_length',
      seed: 'seed',
      weightDecay: 'weight_decay',
      gamma: 'gamma',
    },
  ],
];
