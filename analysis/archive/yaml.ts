import { parseDocument } from 'yaml';
import type { Head } from './kind';
import { lineOf } from './lineOf';
import type { ProblemList } from './problemList';

/**
 * A YAML or JSON text as a value, or undefined where it is none and `problems` says why. Unknown tags (Python objects) are
 * never built: their content is read as what it looks like.
 */
export function parseYaml(text: string, problems: ProblemList): unknown {
  try {
    const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
    const [error] = document.errors;
    if (error === undefined) return document.toJS({ maxAliasCount: 100 }) as unknown;
    const message = `No YAML from here on: ${error.message}. Correct the line.`;
    problems.add(lineOf(text, Math.min(error.pos[0], text.trimEnd().length)), 'broken-yaml', message);
  } catch (cause) {
    // Aliases that multiply, and nesting deeper than the parser's stack.
    const reason = cause instanceof Error ? cause.message : String(cause);
    problems.add(
      null,
      'broken-yaml',
      `The configuration is not read: ${reason}. Write it without aliases and nesting.`,
    );
  }
  return undefined;
}

/**
 * The keys of a head that is one YAML mapping, by the lines at its left margin; none where one of these is neither a key,
 * nor a comment or a list's item, as in a text that only starts with one.
 */
export function yamlKeys({ text, complete }: Head): ReadonlySet<string> {
  const lines = text.replace(/^---.*\r?\n/, '').split(/\r?\n/);
  // The head may cut its last line.
  const whole = complete ? lines : lines.slice(0, -1);
  const margin = whole.filter((line) => /^[^\s#]/.test(line) && !/^(- |-$|[}\]])/.test(line));
  const keys = margin.map((line) => /^["']?([A-Za-z_][\w./-]*)["']?[ \t]*:(?:\s|$)/.exec(line)?.[1]);
  const found = keys.filter((key) => key !== undefined);
  return new Set(found.length === keys.length ? found : []);
}
