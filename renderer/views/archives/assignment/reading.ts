/** What name templates read of paths. */
import { domainName, generatorName, methodName } from '../../../../analysis/figures/names';
import type { Study } from '../../../../analysis/study/study';
import { matchTemplate, type TemplateMatch } from '../../../../analysis/study/templates/matchTemplate';
import { parseTemplate, type ParsedTemplate } from '../../../../analysis/study/templates/template';
import { assignmentText as text } from '../../../text/assignment';

export interface Reading {
  readonly match: TemplateMatch;
  /** Which of the templates, from 0. */
  readonly template: number;
}

/** Templates as they are written, read. */
export function parsedTemplates(templates: readonly string[]): readonly ParsedTemplate[] {
  return templates.map(parseTemplate);
}

/** What the first template that fits reads of a path; of those that only have its form the first, for the eye. */
export function readingOf(templates: readonly ParsedTemplate[], study: Study, path: string): Reading | null {
  let form: Reading | null = null;
  for (const [index, { template }] of templates.entries()) {
    const match = template && matchTemplate(template, study, path);
    if (match?.fits) return { match, template: index };
    if (match) form ??= { match, template: index };
  }
  return form;
}

/** `GPT-4o · Instance generation · Math · 10,000 · seed 3` */
export function readingInWords(study: Study, { claims, model, fits }: TemplateMatch): string {
  if (!fits) return '';
  const { generator, method, domain, family, volume, variant, language, seed } = claims;
  return [
    generator && generatorName(study, generator),
    method && methodName(study, method),
    domain && domainName(study, domain),
    family,
    volume?.toLocaleString('en'),
    variant,
    language,
    seed === null ? null : text.seed(seed),
    model,
  ]
    .filter((part) => part != null && part !== '')
    .join(' · ');
}
