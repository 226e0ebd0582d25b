/** The files of an archive that belong to runs, or could. */
import type { OpenResult } from '../../../../analysis/results';
import type { KindSummary } from '../../../engine/messages';

export interface AssignableFile {
  readonly path: string;
  readonly run: string | null;
  /** Holds results of an evaluated model. */
  readonly evaluated: boolean;
  /** Nobody said what it belongs to; a base's or a reference's results belong to no run by their nature. */
  readonly unassigned: boolean;
}

/** Generated data, outputs, logs of training, and results of single models; public boards belong to no run. */
export function assignableFiles(
  { artifacts, evaluations }: Pick<OpenResult, 'artifacts' | 'evaluations'>,
  kinds: readonly KindSummary[],
): readonly AssignableFile[] {
  const belongs = new Set(kinds.flatMap(({ id, role }) => (role === 'other' ? [] : [id])));
  const paths = new Set(artifacts.map(({ path }) => path));
  const evaluated = new Map<string, { readonly models: Set<string>; placed: boolean }>();
  for (const { source, model, role } of evaluations) {
    const path = fileOf(source, paths);
    if (path === null) continue;
    const known = evaluated.get(path) ?? { models: new Set(), placed: false };
    known.models.add(model);
    known.placed ||= role !== null;
    evaluated.set(path, known);
  }
  return artifacts.flatMap(({ path, kind, run }): readonly AssignableFile[] => {
    const results = evaluated.get(path);
    if (results) {
      if (results.models.size > 1) return [];
      return [{ path, run, evaluated: true, unassigned: run === null && !results.placed }];
    }
    if (kind === null || !belongs.has(kind)) return [];
    return [{ path, run, evaluated: false, unassigned: run === null }];
  });
}

/** The file of a score's source, `path#task,metric,filter`; both may hold a `#` of their own. */
function fileOf(source: string, paths: ReadonlySet<string>): string | null {
  for (let at = source.indexOf('#'); at >= 0; at = source.indexOf('#', at + 1)) {
    const path = source.slice(0, at);
    if (paths.has(path)) return path;
  }
  return paths.has(source) ? source : null;
}
