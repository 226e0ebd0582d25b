/** The recipe of Kim et al. 2024 (Table 6 and appendix), and where each trainer's configuration has its values. */

export const recipe = {
  base: 'meta-llama/Llama-3.1-8B',
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

/** What a trainer has no field for, and how it is kept all the same. */
export const otherwise: Readonly<Record<string, Partial<Record<keyof typeof recipe, string>>>> = {
  'train-llamafactory': { gamma: 'a straight line to the rate that StepLR ends with: what kind.json says' },
  'train-llama-recipes': { warmup: 'it has none', packing: 'by the word batching_strategy' },
};

/** What the paper says in words: bfloat16, loss on response tokens alone, AdamW, one model for all GPUs. Undefined: left unset. */
export const manner: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>> = {
  'train-trl': {
    'sft.yaml': {
      completion_only_loss: true,
      optim: 'adamw_torch',
      lr_scheduler_type: 'constant_with_warmup',
      packing_strategy: 'wrapped',
    },
    'recipe.json': { float32_weights: false },
    'accelerate.yaml': { distributed_type: 'FSDP', num_processes: 4 },
  },
  'train-llamafactory': {
    'train.yaml': {
      train_on_prompt: false,
      mask_history: undefined,
      bf16: true,
      optim: 'adamw_torch',
      stage: 'sft',
      finetuning_type: 'full',
      template: 'llama3',
      deepspeed: 'deepspeed.json',
    },
  },
  'train-axolotl': {
    'axolotl.yaml': {
      bf16: true,
      optimizer: 'adamw_torch',
      lr_scheduler: 'constant',
      plugins: ['agora_plugin.AgoraPlugin'],
      deepspeed: 'deepspeed.json',
    },
  },
  'train-llama-recipes': {
    'arguments.json': {
      batching_strategy: 'packing',
      'fsdp_config.pure_bf16': true,
      enable_fsdp: true,
      use_peft: undefined,
      gradient_clipping: false,
    },
  },
};

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
  ['train-trl', 'recipe.json', { base: 'model', gamma: 'gamma', system: 'system_message' }],
  [
    'train-llamafactory',
    'train.yaml',
    { ...ofTransformers, base: 'model_name_or_path', length: 'cutoff_len', system: 'default_system' },
  ],
  [
    'train-axolotl',
    'axolotl.yaml',
    {
      base: 'base_model',
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
      base: 'model_name',
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
  ['train-llama-recipes', 'recipe.json', { system: 'system_message' }],
];
