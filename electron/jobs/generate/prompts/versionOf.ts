import { createHash } from 'node:crypto';
import type { Prompt } from './prompt';

/** The declared version and the first twelve digits of a hash of everything that a setting asks with: `1+0f3c9a1b2d4e`. */
export function versionOf(declared: string, prompt: Omit<Prompt, 'set' | 'version' | 'variant'>): string {
  const { procedure, answer, system, template, triggers, stop, themes, firstWords } = prompt;
  const content = [procedure, answer, system, template, triggers.input, triggers.output, stop, themes, firstWords];
  return `${declared}+${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12)}`;
}
