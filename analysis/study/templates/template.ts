/**
 * Name templates: how the user's files and folders are named, such as `{method}_{domain}_{generator}_{volume}`. Text
 * stands for itself, `*` for any text within one name, and a placeholder for one property of the run.
 */
import { runFields } from '../assign/runClaim';

export const placeholders = [...runFields, 'model'] as const;

export type Placeholder = (typeof placeholders)[number];

/** `text`: literal; a placeholder's name; `*`: any text, also none. */
export type TemplatePart =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: Placeholder } | { readonly kind: '*' };

export interface Template {
  /** As it was written. */
  readonly text: string;
  readonly parts: readonly TemplatePart[];
  /** True: it describes a path from the archive's root. False: the name of a file or of one of its folders. */
  readonly isPath: boolean;
}

export type TemplateErrorCode =
  'no-placeholder' | 'unknown-placeholder' | 'open-brace' | 'repeated-placeholder' | 'nothing-between';

/** Why a text is no template, and which characters of it are to blame: [start, end). */
export interface TemplateError {
  readonly code: TemplateErrorCode;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export type ParsedTemplate =
  { readonly template: Template; readonly error: null } | { readonly template: null; readonly error: TemplateError };

const token = /\{([^{}]*)\}|\*+|[{}]|[^{}*]+/g;

/** Reads a template, or says what is wrong with it first. */
export function parseTemplate(text: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  for (const match of text.matchAll(token)) {
    const [written, name] = match;
    const error = (code: TemplateErrorCode, message: string): ParsedTemplate => {
      return { template: null, error: { code, start: match.index, end: match.index + written.length, message } };
    };
    if (written === '{' || written === '}')
      return error('open-brace', `A brace stands alone. Write a placeholder as {${placeholders[0]}}.`);
    const part = name === undefined ? plainPart(written) : placeholderPart(name);
    if (!part) return error('unknown-placeholder', `{${name ?? ''}} is no placeholder; there are ${listed()}.`);
    const previous = parts.at(-1);
    if (part.kind !== 'text' && previous && previous.kind !== 'text')
      return error(
        'nothing-between',
        `Nothing tells where ${nameOf(previous)} ends and ${written} begins. Write text between them.`,
      );
    if (part.kind !== 'text' && part.kind !== '*' && parts.some(({ kind }) => kind === part.kind))
      return error('repeated-placeholder', `${written} is there already. Write * where the text does not matter.`);
    parts.push(part);
  }
  if (parts.every(({ kind }) => kind === 'text' || kind === '*')) {
    const message = `The template has no placeholder; there are ${listed()}.`;
    return { template: null, error: { code: 'no-placeholder', start: 0, end: text.length, message } };
  }
  return { template: { text, parts, isPath: text.includes('/') }, error: null };
}

function plainPart(written: string): TemplatePart {
  return written.startsWith('*') ? { kind: '*' } : { kind: 'text', text: written };
}

function placeholderPart(name: string): TemplatePart | null {
  const kind = placeholders.find((each) => each === name);
  return kind ? { kind } : null;
}

const nameOf = ({ kind }: TemplatePart): string => (kind === '*' ? '*' : `{${kind}}`);
const listed = (): string => placeholders.map((name) => `{${name}}`).join(', ');
