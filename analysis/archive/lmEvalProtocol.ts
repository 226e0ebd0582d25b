import type { Protocol } from '../study/study';
import type { LmEvalDocument } from './lmEvalSchema';

/** The subtasks of a group, down to tasks; a task is its own only member. Groups that hold themselves end. */
function membersOf(document: LmEvalDocument, task: string, seen: ReadonlySet<string> = new Set()): readonly string[] {
  const subtasks = document.group_subtasks?.[task] ?? [];
  if (subtasks.length === 0 || seen.has(task)) return [task];
  const above = new Set([...seen, task]);
  return [...new Set(subtasks.flatMap((subtask) => membersOf(document, subtask, above)))];
}

/** What all values agree on; undefined where they differ or one is missing. */
function common(values: readonly (number | null | undefined)[]): number | undefined {
  const [first, ...rest] = values;
  return typeof first === 'number' && rest.every((value) => value === first) ? first : undefined;
}

/** How a task was evaluated, as far as the file says; what it does not say is undeclared. */
export function protocolOf(document: LmEvalDocument, task: string, filter: string | null): Protocol {
  const shotsOf = (name: string): number | null | undefined =>
    document['n-shot']?.[name] ?? document.configs?.[name]?.num_fewshot ?? document.config?.num_fewshot;
  const shots = shotsOf(task) ?? common(membersOf(document, task).map(shotsOf));
  const template = document.chat_template_sha === undefined ? document.chat_template : document.chat_template_sha;
  return {
    ...(shots === undefined ? {} : { shots }),
    ...(template === undefined ? {} : { chatTemplate: typeof template === 'string' && template !== '' }),
    ...(filter === null ? {} : { filter }),
    ...(document.lm_eval_version == null ? {} : { harnessVersion: document.lm_eval_version }),
    ...versionOf(document.versions?.[task]),
  };
}

/** The task's own version, which its authors raise when its scores are no longer those of before. */
function versionOf(version: unknown): Protocol {
  const isKnown = typeof version === 'number' || (typeof version === 'string' && !/^(|n\/a|yaml)$/i.test(version));
  return isKnown ? { benchmarkVersion: String(version) } : {};
}

export interface Samples {
  /** Items scored, of all subtasks together; null where the file does not say. */
  readonly n: number | null;
  /** Items of the task; null where the file does not say. */
  readonly original: number | null;
  /** True where a limit left items out. */
  readonly limited: boolean;
}

/** The items a score rests on. */
export function samplesOf(document: LmEvalDocument, task: string): Samples {
  const counts = document['n-samples'] ?? {};
  const members = counts[task] == null ? membersOf(document, task) : [task];
  let n = 0;
  let original = 0;
  for (const member of members) {
    const count = counts[member];
    const effective = count?.effective ?? count?.original;
    if (effective == null) return { n: null, original: null, limited: false };
    n += effective;
    original += count?.original ?? effective;
  }
  return { n, original, limited: n < original };
}

/** `date` (seconds since 1970), else the time in the file's name, read as UTC; null where neither is there. */
export function evaluatedMs(document: LmEvalDocument, path: string): number | null {
  return document.date == null ? timeInName(path) : Math.round(document.date * 1000);
}

/** The time in the name of a file `results_{ISO date}.json`, read as UTC; null where there is none. */
export function timeInName(path: string): number | null {
  const match = /results_(\d{4}-\d{2}-\d{2})T(\d{2})[-:](\d{2})[-:](\d{2})/.exec(path);
  if (match === null) return null;
  const ms = Date.parse(`${match[1]}T${match[2]}:${match[3]}:${match[4]}Z`);
  return Number.isNaN(ms) ? null : ms;
}
