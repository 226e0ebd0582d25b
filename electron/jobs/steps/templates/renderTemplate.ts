/** A template with its values, and where each of them went. */
import type { PlacedValue } from '../../study/studyGraph';
import { isRecord } from './shape';
import type { Template, TemplateNode } from './template';
import { jsonValue, shellValue } from './writeValue';

export type View = Readonly<Record<string, unknown>>;

export interface Rendered {
  readonly name: string;
  readonly text: string;
  /** Where settings went; the text is empty where a setting made that nothing was written. */
  readonly placed: readonly PlacedValue[];
}

/** Names must have been checked. Throws `AgoraError` for values that the form cannot hold. */
export function renderTemplate(template: Template, view: View): Rendered {
  const out: Writing = { template, text: '', line: 1, marks: [] };
  write(out, template.nodes, [view]);
  const lines = out.text.split('\n');
  const placed = out.marks.map(({ value, line, isEmpty }) => {
    return { value, file: template.name, line, text: isEmpty ? '' : (lines[line - 1] ?? '').trim() };
  });
  return { name: template.name, text: out.text, placed };
}

interface Writing {
  readonly template: Template;
  text: string;
  line: number;
  readonly marks: { readonly value: string; readonly line: number; readonly isEmpty: boolean }[];
}

function write(out: Writing, nodes: readonly TemplateNode[], around: readonly unknown[]): void {
  for (const node of nodes) {
    if (node.is === 'text') append(out, node.text);
    else if (node.is === 'value') writeValue(out, node.name, valueAt(node.name, around));
    else writeSection(out, node, around);
  }
}

function writeValue(out: Writing, name: string, value: unknown): void {
  if (out.template.as === 'shell') {
    mark(out, name, out.line, false);
    append(out, shellValue(value));
    return;
  }
  if (name !== 'settings' || !isRecord(value)) {
    mark(out, name, out.line, false);
    append(out, jsonValue(value));
    return;
  }
  const indent = /^\s*/.exec(out.text.slice(out.text.lastIndexOf('\n') + 1))?.[0] ?? '';
  // A line for each, so that a reader finds it.
  append(out, '{');
  Object.entries(value).forEach(([key, each], index) => {
    append(out, `${index > 0 ? ',' : ''}\n${indent}  `);
    mark(out, `settings.${key}`, out.line, false);
    append(out, `${jsonValue(key)}: ${jsonValue(each)}`);
  });
  append(out, `\n${indent}}`);
}

function writeSection(out: Writing, node: Extract<TemplateNode, { is: 'section' }>, around: readonly unknown[]): void {
  const value = valueAt(node.name, around);
  const isThere = Array.isArray(value) ? value.length > 0 : Boolean(value);
  const { line, text } = out;
  if (isThere !== node.inverted) {
    const each: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (node.inverted) write(out, node.nodes, around);
    else for (const inner of each) write(out, node.nodes, [...around, inner]);
  }
  mark(out, node.name, line, out.text === text);
}

/** The value of a name that is known to be there. */
function valueAt(name: string, around: readonly unknown[]): unknown {
  if (name === '.') return around[around.length - 1];
  const [first = '', ...rest] = name.split('.');
  const holder = [...around].reverse().find((each) => isRecord(each) && Object.hasOwn(each, first));
  return [first, ...rest].reduce((at: unknown, part) => (isRecord(at) ? at[part] : undefined), holder);
}

function append(out: Writing, text: string): void {
  out.text += text;
  out.line += text.split('\n').length - 1;
}

function mark(out: Writing, name: string, line: number, isEmpty: boolean): void {
  if (!name.startsWith('settings.')) return;
  out.marks.push({ value: name.slice('settings.'.length), line, isEmpty });
}
