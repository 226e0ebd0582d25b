/** A template of a kind of step, parsed by Mustache and kept to the part of it that is taken. */
import { AgoraError } from '../../../../analysis/errors';
import Mustache, { type TemplateSpans } from 'mustache';

export type TemplateForm = 'shell' | 'json' | 'none';

export type TemplateNode =
  | { readonly is: 'text'; readonly text: string }
  /** `line` from 1, in the template. */
  | { readonly is: 'value'; readonly name: string; readonly line: number }
  | {
      readonly is: 'section';
      readonly name: string;
      readonly inverted: boolean;
      readonly line: number;
      readonly nodes: readonly TemplateNode[];
    };

export interface Template {
  /** The file's name, in the kind's folder and in the step's. */
  readonly name: string;
  readonly as: TemplateForm;
  readonly nodes: readonly TemplateNode[];
}

/** Throws `AgoraError('bad-input')` with file and line for what Mustache does not take, or the workbench does not. */
export function parseTemplate(name: string, as: TemplateForm, text: string): Template {
  if (as === 'none') return { name, as, nodes: [{ is: 'text', text }] };
  let spans: TemplateSpans;
  try {
    spans = Mustache.parse(text, ['{{', '}}']);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    const [, words = reason, position] = /^(.*) at (\d+)$/.exec(reason) ?? [];
    const at = Math.max(0, Number(position ?? 0) - 1);
    throw refused(name, lineAt(text, at), `Mustache does not take it: ${words.toLowerCase()}.`, cause);
  }
  return { name, as, nodes: nodesOf(spans, name, text) };
}

function nodesOf(spans: TemplateSpans, file: string, text: string): TemplateNode[] {
  return spans.flatMap((span): TemplateNode[] => {
    const [type, value, start] = span;
    const line = lineAt(text, start);
    switch (type) {
      case 'text':
        return [{ is: 'text', text: value }];
      case 'name':
        return [{ is: 'value', name: value, line }];
      case '#':
      case '^': {
        const inner = span[4];
        const nodes = Array.isArray(inner) ? nodesOf(inner, file, text) : [];
        return [{ is: 'section', name: value, inverted: type === '^', line, nodes }];
      }
      case '!':
        return [];
      case '&':
        throw refused(file, line, `"${value}" is inserted raw, which is not taken.`);
      case '>':
        throw refused(file, line, `It includes "${value}"; partials are not taken.`);
      case '=':
        throw refused(file, line, 'It changes the delimiters, which is not taken.');
    }
  });
}

/** An error of a template: what is wrong there. */
export function refused(file: string, line: number, message: string, cause?: unknown): AgoraError {
  const context = { path: file, line, nextStep: 'resources/steps/README.md says how templates are written.' };
  return new AgoraError('bad-input', `${file}, line ${String(line)}: ${message}`, context, { cause });
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
