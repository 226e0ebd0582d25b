import { isFields } from '../records/recordShape';

/** Fields that say which instance a record is about, the first that is there. */
export const indexFields = ['ordinal', 'index', 'idx', 'row', 'id', 'instance'] as const;

/** The place among a run's instances that a record names, from 0; null where it names none. */
export function indexOf(record: unknown): number | null {
  if (!isFields(record)) return null;
  for (const field of indexFields) {
    const value = record[field];
    const number = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= 0) return number;
  }
  return null;
}
