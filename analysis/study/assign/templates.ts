/** The user's name templates, ready to be held against paths. */
import type { Problem } from '../../problem';
import type { Study } from '../study';
import { matchTemplate, type TemplateMatch } from '../templates/matchTemplate';
import { parseTemplate } from '../templates/template';

export interface Templates {
  /** What the first template that fits says of a file; null where none does. */
  match(path: string): TemplateMatch | null;
  /** Texts that are no templates, and templates that fit none of the files. */
  problems(paths: readonly string[]): Problem[];
}

export function createTemplates(study: Study, texts: readonly string[]): Templates {
  const parsed = texts.map((text) => ({ text, ...parseTemplate(text) }));
  const templates = parsed.flatMap(({ template }) => (template ? [template] : []));
  const matches = new Map<string, TemplateMatch | null>();

  const search = (path: string): TemplateMatch | null => {
    for (const template of templates) {
      const match = matchTemplate(template, study, path);
      if (match?.fits) return match;
    }
    return null;
  };
  const match = (path: string): TemplateMatch | null => {
    const known = matches.get(path);
    if (known !== undefined) return known;
    const found = search(path);
    matches.set(path, found);
    return found;
  };

  return {
    match,
    problems(paths) {
      const wrong = parsed.flatMap(({ text, error }) =>
        error ? [problem('bad-template', 'fault', `"${text}", character ${error.start + 1}: ${error.message}`)] : [],
      );
      const used = new Set(paths.map((path) => match(path)?.template));
      const idle = templates.filter(({ text }) => !used.has(text)).map(({ text }) => text);
      return [
        ...wrong,
        ...idle.map((text) =>
          problem(
            'template-unmatched',
            'note',
            `The name template "${text}" is followed for no file. Correct it, or take it out.`,
          ),
        ),
      ];
    },
  };
}

function problem(code: string, severity: Problem['severity'], message: string): Problem {
  return { path: '', line: null, severity, code, message };
}
