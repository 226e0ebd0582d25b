import type { Fields } from './recordShape';

/** Fields in which tools name the model that wrote a record. */
const modelFields = ['generator', 'model_name', 'generation_model', 'model', 'config'] as const;

/** Every field that `labelOf` looks at. */
export const labelFields = [...modelFields, 'source', 'dataset'] as const;

/** The first of a record's own generator, model, config and source that names something; null where none does. */
export function labelOf(record: Fields): string | null {
  return firstName(record, labelFields);
}

/** The model that a record says wrote it; undefined where it names none. */
export function modelOf(record: Fields): string | undefined {
  return firstName(record, modelFields) ?? undefined;
}

function firstName(record: Fields, fields: readonly string[]): string | null {
  for (const field of fields) {
    const value = record[field];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
