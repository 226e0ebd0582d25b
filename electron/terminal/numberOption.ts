import { AgoraError } from '../../analysis/errors';
import type { Call } from './verb';

/** The number that an option gives; `otherwise` where it is absent. Throws `AgoraError('bad-input')` for what is none. */
export function numberOption({ options }: Pick<Call, 'options'>, name: string, otherwise: number): number {
  const given = options[name];
  if (typeof given !== 'string') return otherwise;
  const value = Number(given);
  if (given.trim() === '' || !Number.isFinite(value))
    throw new AgoraError('bad-input', `--${name} takes a number, not "${given}".`);
  return value;
}

/** The names that an option lists, parted by commas; null where it is absent. Throws `AgoraError('bad-input')` for none. */
export function listOption({ options }: Pick<Call, 'options'>, name: string): readonly string[] | null {
  const given = options[name];
  if (typeof given !== 'string') return null;
  const names = given
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  if (names.length === 0) throw new AgoraError('bad-input', `--${name} takes names parted by commas, not "${given}".`);
  return names;
}
