import type { Setting } from '../study';

/** generator × setting: what one row of the analysis stands for. */
export interface Place extends Setting {
  readonly generator: string;
}

export interface LeftOut extends Place {
  readonly reason: string;
}

/** One string for one place; ids carry no NUL. */
export function placeKey({ generator, method, domain }: Place): string {
  return `${generator}\u0000${method}\u0000${domain}`;
}

/** The setting's name in groupings and messages. */
export function settingKey({ method, domain }: Setting): string {
  return `${method} × ${domain}`;
}

/** The number of distinct values. */
export function countDistinct(values: readonly (string | number)[]): number {
  return new Set(values).size;
}
