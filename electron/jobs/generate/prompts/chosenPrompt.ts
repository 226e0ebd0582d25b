import type { GenerationPlan } from '../../plan';
import type { Prompt } from './prompt';

/** What of a plan says which prompt is meant. */
export type WantedPrompt = Pick<GenerationPlan, 'method' | 'domain' | 'answer' | 'prompts' | 'demonstrations'>;

export interface ChosenPrompt {
  readonly prompt: Prompt;
  /** The template's file. */
  readonly path: string;
  /** What was taken from somewhere else than the set, in sentences. */
  readonly remarks: readonly string[];
}

/** Name of the set that ships. */
export const ownSet = 'agora';
