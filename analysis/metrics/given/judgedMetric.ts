/** Grades that judges gave: a metric for each judge and each version of its rubrics. */
import type { MetricDefinition } from '../definition';
import type { MetricFamily } from '../family';

export type JudgedAspect = 'quality' | 'difficulty';

export interface JudgedBy {
  readonly aspect: JudgedAspect;
  /** The model. */
  readonly judge: string;
  /** Name of the set of rubrics. */
  readonly rubrics: string;
  /** As declared, and a hash of what the judge was asked with. */
  readonly version: string;
}

/** The set of rubrics that ships, which a label need not name. */
const shipped = 'agora';
/** Names of files hold no more. */
const longest = { judge: 70, rubrics: 30, version: 30 };
const idPattern = /^judged_(quality|difficulty)__([a-z0-9_]+?)__([a-z0-9_]+?)__([a-z0-9_]+)$/;

/** `judged_quality__gpt_4o__agora__1_0f3c9a1b2d4e`. */
export function judgedMetricId({ aspect, judge, rubrics, version }: JudgedBy): string {
  const parts = [plain(judge, longest.judge), plain(rubrics, longest.rubrics), plain(version, longest.version)];
  return `judged_${aspect}__${parts.join('__')}`;
}

/** Of a metric of this family; null for another's. */
export function judgedAspect(id: string): JudgedAspect | null {
  const [, aspect] = idPattern.exec(id) ?? [];
  return aspect === 'quality' || aspect === 'difficulty' ? aspect : null;
}

/** The definitions of all such metrics. Of an id only letters and digits are known of the names. */
export const judgedMetrics: MetricFamily = {
  define(id) {
    const [, , judge = '', rubrics = '', version = ''] = idPattern.exec(id) ?? [];
    const aspect = judgedAspect(id);
    const words = (name: string) => name.replaceAll('_', ' ');
    return aspect && definitionOf(id, aspect, words(judge), words(rubrics), words(version));
  },
};

function definitionOf(id: string, aspect: JudgedAspect, judge: string, set: string, version: string): MetricDefinition {
  const rubrics = `${set} ${version}`;
  const isQuality = aspect === 'quality';
  const judged = isQuality ? 'response' : 'instruction';
  return {
    id,
    name: `${isQuality ? 'Response quality' : 'Instruction difficulty'} (judge ${judge}, rubrics ${rubrics})`,
    label: `${isQuality ? 'Quality' : 'Difficulty'}, ${judge}${set === shipped ? '' : ` by ${set}`}`,
    unit: 'score 1–5',
    better: isQuality ? 'higher' : 'none',
    definition:
      `Grade from 1 to 5 that the judge ${judge} gives the ${judged} by the domain's rubric of ${rubrics}, per instance; ` +
      'where it graded twice, the grade with the scores listed from 1 to 5. The table spells both names as they are.',
    source: 'Kim et al. 2024, Table 8 (with the judge and the rubrics named)',
    needs: 'job:judge',
    topic: 'judged',
    cost: 'a job that asks the judge',
  };
}

/**
 * A name as one word of at most so many characters, another for another name: letters beyond ASCII stand by their code,
 * and what is cut off, whose start is often the same path, by its hash.
 */
function plain(name: string, longest: number): string {
  const spelled = name
    .toLowerCase()
    .replace(/[^\0-\x7f]/gu, (letter) => `u${(letter.codePointAt(0) ?? 0).toString(16)}`);
  const word = (spelled.match(/[a-z0-9]+/g) ?? ['unnamed']).join('_');
  if (word.length <= longest) return word;
  const hash = fnv1a(word).toString(16).padStart(8, '0');
  return `${hash}_${word.slice(hash.length + 1 - longest).replace(/^_/, '')}`;
}

/** Fowler, Noll and Vo's hash of 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
