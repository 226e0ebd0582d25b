/** What a call of `agora stats` asks for. */
import { AgoraError } from '../../../analysis/errors';
import type { Call, Outcome } from '../verb';
import type { StatsTable } from './statsTable';

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
export function columnsOption(call: Call): string[] | null {
  const text = textOption(call, 'x');
  if (text === null) return null;
  const columns = text.split(',').map((column) => column.trim());
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice !== undefined) throw new AgoraError('bad-input', `--x names ${twice || 'an empty column'} twice.`);
  return columns;
}

/** Throws `AgoraError('bad-input')` for an option that the command would not look at. */
export function refuseOthers({ name, takes }: StatsCommand, { options }: Call): void {
  const unused = ['y', 'x', 'group', 'within', 'robust'].find(
    (option) => options[option] !== undefined && !takes.includes(option),
  );
  if (unused !== undefined)
    throw new AgoraError('bad-input', `"stats ${name}" takes no --${unused}.`, {
      nextStep: `It takes ${takes.map((option) => `--${option}`).join(', ')}.`,
    });
}
