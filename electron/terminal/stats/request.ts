/** What a call of `agora stats` asks for. */
import { AgoraError } from '../../../analysis/errors';
import type { Call, Outcome, Verb } from '../verb';
import type { StatsTable } from './statsTable';

const text = { type: 'string' } as const;

/** Every option of the three commands; which of them one takes is its own affair. */
export const statsOptions = {
  y: text,
  x: text,
  group: text,
  within: text,
  robust: text,
  correction: text,
  estimator: text,
  penalty: text,
  components: text,
  missing: text,
  supplementary: text,
  parallel: text,
  partial: text,
  bootstrap: text,
  seed: text,
} satisfies Verb['options'];

/** One of the things that `agora stats` computes. */
export interface StatsCommand {
  readonly name: string;
  /** The options that mean something to it. */
  readonly takes: readonly string[];
  run(table: StatsTable, call: Call): Omit<Outcome, 'readable'>;
}

/** The option as text, or null where it is absent. Throws `AgoraError('bad-input')` where it is empty. */
export function textOption({ options }: Call, name: string): string | null {
  const value = options[name];
  if (typeof value !== 'string') return null;
  if (value.trim() === '') throw new AgoraError('bad-input', `--${name} names nothing.`);
  return value.trim();
}

/** The columns of `--x a,b,c`; null where it is absent. Throws `AgoraError('bad-input')` where one is named twice. */
export function columnsOption(call: Call, name = 'x'): string[] | null {
  const text = textOption(call, name);
  if (text === null) return null;
  const columns = text.split(',').map((column) => column.trim());
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice !== undefined) throw new AgoraError('bad-input', `--${name} names ${twice || 'an empty column'} twice.`);
  return columns;
}

/** One of several words; the first of them where the option is absent. Throws `AgoraError('bad-input')` for another. */
export function choiceOption<T extends string>(call: Call, name: string, choices: readonly [T, ...T[]]): T {
  const text = textOption(call, name);
  if (text === null) return choices[0];
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  const listed = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
  throw new AgoraError('bad-input', `--${name} is ${listed}, not "${text}".`);
}

/** A whole number from `least` to `most`; null where the option is absent. Throws `AgoraError('bad-input')`. */
export function countOption(call: Call, name: string, least: number, most: number): number | null {
  const text = textOption(call, name);
  if (text === null) return null;
  const count = Number(text);
  if (Number.isInteger(count) && count >= least && count <= most) return count;
  throw new AgoraError('bad-input', `--${name} is a whole number from ${least} to ${most}, not "${text}".`);
}

/** A number above zero; null where the option is absent. Throws `AgoraError('bad-input')`. */
export function sizeOption(call: Call, name: string): number | null {
  const text = textOption(call, name);
  if (text === null) return null;
  const size = Number(text);
  if (Number.isFinite(size) && size > 0) return size;
  throw new AgoraError('bad-input', `--${name} is a number above 0, not "${text}".`);
}

/** The seed of what is drawn; 1 where none is given, so that a call repeats itself. */
export function seedOption(call: Call): number {
  return countOption(call, 'seed', 0, Number.MAX_SAFE_INTEGER) ?? 1;
}

/** Throws `AgoraError('bad-input')` for an option that the command would not look at. */
export function refuseOthers({ name, takes }: Pick<StatsCommand, 'name' | 'takes'>, { options }: Call): void {
  const everywhere = ['json', 'help'];
  const unused = Object.keys(options).find((option) => !takes.includes(option) && !everywhere.includes(option));
  if (unused !== undefined)
    throw new AgoraError('bad-input', `"stats ${name}" takes no --${unused}.`, {
      nextStep: `It takes ${takes.map((option) => `--${option}`).join(', ')}.`,
    });
}
