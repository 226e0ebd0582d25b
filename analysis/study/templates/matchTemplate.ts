/** A template against the path of a file: which run it speaks of, and which characters say so. */
import type { RunClaim } from '../assign/runClaim';
import { claimedGenerator } from '../assign/claimedGenerator';
import type { Study } from '../study';
import { align, type Aligned } from './align';
import type { Placeholder, Template } from './template';

/** What stands in one placeholder's place: characters [start, end) of the path. */
export interface TemplateSpan {
  readonly placeholder: Placeholder;
  readonly start: number;
  readonly end: number;
  /** What it means in the study; null where the study has no such method, domain or family. */
  readonly value: string | number | null;
}

export interface TemplateMatch {
  /** The template as it was written. */
  readonly template: string;
  /** False where a span means nothing in the study: the template is then not followed. */
  readonly fits: boolean;
  /** What is said of the run, in the study's words; null for what the template has no place for. */
  readonly claims: RunClaim;
  /** The evaluated or trained model; null where the template has no place for it. */
  readonly model: string | null;
  readonly spans: readonly TemplateSpan[];
}

/** Extensions that say how a file is stored, and nothing of what is in it. */
const extensions = /(?:\.(?:jsonl?|ndjson|csv|tsv|parquet|arrow|ya?ml|log|txt|gz|zst|zip|tar|tgz))+$/i;

interface Name {
  readonly text: string;
  /** Where it starts in the path. */
  readonly at: number;
}

/**
 * A template with `/` is held against the path from the archive's root, and against each of its folders; one without
 * against the file's name, then its folders from the nearest; each without extensions first. The first name that fits
 * counts; where none does, the first that has the template's form, for the eye. Null where none has.
 */
export function matchTemplate(template: Template, study: Study, path: string): TemplateMatch | null {
  let form: TemplateMatch | null = null;
  for (const name of template.isPath ? pathsOf(path) : namesOf(path)) {
    const aligned = align(template, study, name.text);
    if (!aligned) continue;
    const match = matchOf(template, study, name, aligned);
    if (match.fits) return match;
    form ??= match;
  }
  return form;
}

function matchOf(template: Template, study: Study, name: Name, aligned: readonly Aligned[]): TemplateMatch {
  const spans = aligned.map(({ start, end, ...rest }) => ({ ...rest, start: name.at + start, end: name.at + end }));
  const valueOf = (placeholder: Placeholder) => spans.find((span) => span.placeholder === placeholder)?.value ?? null;
  const textOf = (placeholder: Placeholder) => asText(valueOf(placeholder));
  const numberOf = (placeholder: Placeholder) => asNumber(valueOf(placeholder));
  return {
    template: template.text,
    fits: spans.every(({ value }) => value !== null),
    claims: {
      generator: textOf('generator'),
      method: textOf('method'),
      domain: textOf('domain'),
      family: textOf('family'),
      volume: numberOf('volume'),
      variant: textOf('variant') ?? variantInGenerator(study, name, aligned),
      language: textOf('language'),
      seed: numberOf('seed'),
    },
    model: textOf('model'),
    spans,
  };
}

const asText = (value: string | number | null) => (typeof value === 'string' ? value : null);
const asNumber = (value: string | number | null) => (typeof value === 'number' ? value : null);

/** A generator's name with something after it: the study's generator, and the rest is the variant. */
function variantInGenerator(study: Study, { text }: Name, aligned: readonly Aligned[]): string | null {
  const span = aligned.find(({ placeholder }) => placeholder === 'generator');
  return span ? claimedGenerator(study, text.slice(span.start, span.end)).variant : null;
}

function pathsOf(path: string): Name[] {
  const folders = [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index)).reverse();
  return [path, ...folders].flatMap((text) => withAndWithoutExtension({ text, at: 0 }));
}

function namesOf(path: string): Name[] {
  const names = [...path.matchAll(/[^/]+/g)].map((match) => ({ text: match[0], at: match.index }));
  return names.reverse().flatMap(withAndWithoutExtension);
}

function withAndWithoutExtension({ text, at }: Name): Name[] {
  const stem = text.replace(extensions, '');
  return stem === text || stem === ''
    ? [{ text, at }]
    : [
        { text: stem, at },
        { text, at },
      ];
}
