import type { Procedure } from './prompt';

/** AgoraBench's methods; a set of the user's says it of others. */
const procedures: ReadonlyMap<string, Procedure> = new Map([
  ['instance_generation', 'new'],
  ['response_generation', 'answer'],
  ['quality_enhancement', 'revise'],
]);

export function procedureOf(method: string): Procedure | null {
  return procedures.get(method) ?? null;
}

/** data-agora's files say `general` for what the paper calls instruction following. */
export function domainOf(name: string): string {
  return name === 'general' ? 'instruction_following' : name;
}
