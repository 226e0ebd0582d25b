/** A check of one benchmark's three scores; a check of the code it returns, or none. */
import type { Check, CheckCode } from '../../../results';
import type { Sides } from '../sides';

export type SidesCheck = (sides: Sides) => readonly Check[];

export const fault = (code: CheckCode, message: string): Check => ({ code, severity: 'fault', message });
export const caution = (code: CheckCode, message: string): Check => ({ code, severity: 'caution', message });
export const note = (code: CheckCode, message: string): Check => ({ code, severity: 'note', message });
