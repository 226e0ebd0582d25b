/** What templates are given, and its shape. */
import { objectOf, shapeOfSchema, value, type Shape } from './templates/shape';
import type { Resources } from '../study/studyGraph';
import type { StepKindFile } from './stepKind';

export interface StepView {
  /** As checked; files by the names that the step finds them under. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly resources: Resources;
  readonly subject: {
    readonly role: 'base' | 'reference' | 'student';
    readonly run: string | null;
    readonly model: string;
  };
  /** `path` null: training that starts from nothing. Null where the kind takes none. */
  readonly model: { readonly path: string | null; readonly isFolder: boolean } | null;
  /** Null where the kind takes none. */
  readonly data: { readonly path: string; readonly rows: number } | null;
}

/** The names that templates of this kind may use. */
export function viewShape({ settings, takes }: Pick<StepKindFile, 'settings' | 'takes'>): Shape {
  return objectOf({
    settings: shapeOfSchema(settings),
    resources: objectOf({ gpus: value, cpus: value, memoryGb: value, hours: value }),
    subject: objectOf({ role: value, run: value, model: value }),
    ...(takes.includes('model') ? { model: objectOf({ path: value, isFolder: value }) } : {}),
    ...(takes.includes('data') ? { data: objectOf({ path: value, rows: value }) } : {}),
  });
}
