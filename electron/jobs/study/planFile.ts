/** Plans as files: YAML or JSON, with paths relative to the file. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isNode, isScalar, isMap, LineCounter, parseDocument, type Document } from 'yaml';
import { AgoraError } from '../../../analysis/errors';
import type { z } from '../../../analysis/schema';
import type { Kinds } from '../steps/loadKinds';
import { isRecord } from '../steps/templates/shape';
import { systemCode } from '../../ports/listingProblems';
import { absolutePlan } from './absolutePlan';
import { checkChoices } from './checkChoices';
import { studyPlanSchema, type StudyPlan } from './studyPlan';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The plan of a file, its paths absolute. `over` is laid over it first, such as what the terminal's options say. Throws
 * `AgoraError('bad-input')` with the file, the key and where possible the line of what will not do.
 */
export async function readPlanFile(
  path: string,
  kinds: Kinds,
  over: (fields: Fields) => Fields = (fields) => fields,
): Promise<StudyPlan> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const why = fileFaults[systemCode(cause)] ?? 'cannot be read';
    const nextStep = 'Name a file that holds a plan; "agora plan --help" says what stands in one.';
    throw new AgoraError('bad-input', `${path} ${why}.`, { path, nextStep }, { cause });
  });
  const lines = new LineCounter();
  // JSON is YAML too.
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const line = lines.linePos(error.pos[0]).line;
    const [message = ''] = error.message.split(/ at line |\n/);
    throw new AgoraError('bad-input', `${path}, line ${String(line)}: it is neither YAML nor JSON. ${message}.`, {
      path,
      line,
    });
  }
  const value: unknown = document.toJS();
  if (!isRecord(value))
    throw new AgoraError('bad-input', `${path} holds no plan.`, {
      path,
      nextStep: 'A plan names an archive, a target and kinds of steps.',
    });
  const lineOf = (key: readonly PropertyKey[]) => lineAt(document, lines, key);
  const plan = checkPlan(over(value), path, lineOf);
  checkChoices(plan, kinds, ({ code, message, context }, key) => {
    const line = lineOf(key);
    const where = line === null ? path : `${path}, line ${String(line)}`;
    return new AgoraError(code, `${where}: ${message}`, { ...context, path, ...(line === null ? {} : { line }) });
  });
  return absolutePlan(plan, dirname(resolve(path)), kinds);
}

const fileFaults: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
};

/** Throws `AgoraError('bad-input')` that names the keys that will not do. `path` is that of the plan; empty: none. */
export function checkPlan(
  fields: Fields,
  path = '',
  lineOf: (key: readonly PropertyKey[]) => number | null = () => null,
): StudyPlan {
  const parsed = studyPlanSchema.safeParse(fields);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const line = lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path);
    return { line, text: `${line === null ? '' : `line ${String(line)}, `}${issueText(issue)}` };
  });
  const line = faults.find((fault) => fault.line !== null)?.line ?? null;
  throw new AgoraError(
    'bad-input',
    `${path === '' ? 'The plan' : path} will not do: ${faults.map(({ text }) => text).join('; ')}.`,
    {
      ...(path === '' ? {} : { path }),
      ...(line === null ? {} : { line }),
      nextStep: '"agora plan --help" lists the keys of a plan.',
    },
  );
}

function issueText(issue: z.core.$ZodIssue): string {
  const key = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return `${key === '' ? 'the plan' : key} has no key ${issue.keys.map((each) => `"${each}"`).join(', ')}`;
  if (issue.code === 'invalid_union')
    return `${key} is neither {model: NAME} nor {train: {kind: …}, data: FILE, from: base or nothing}`;
  if (issue.code === 'invalid_type') {
    const [, received = ''] = /received (\w+)$/.exec(issue.message) ?? [];
    if (received === 'undefined') return `${key} is missing`;
    return `${key} takes ${worded(issue.expected)}, not ${worded(received)}`;
  }
  return `${key === '' ? 'the plan' : key}: ${issue.message}`;
}

/** Of types, as users of YAML call them. */
const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'nothing',
};

function worded(type: string): string {
  return typeWords[type] ?? type;
}

/** Of the key itself, or of the nearest one around it that stands there. */
function lineAt(document: Document, lines: LineCounter, key: readonly PropertyKey[]): number | null {
  const path = key.map((part) => (typeof part === 'symbol' ? String(part) : part));
  for (let depth = path.length; depth > 0; depth--) {
    const holder = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const last = path[depth - 1];
    if (isMap(holder)) {
      const pair = holder.items.find((item) => isScalar(item.key) && item.key.value === last);
      if (isScalar(pair?.key) && pair.key.range) return lines.linePos(pair.key.range[0]).line;
    }
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}
