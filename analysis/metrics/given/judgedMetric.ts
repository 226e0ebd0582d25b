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
  const parts = [plain(judge, longest.judge), plain(rubrics, longest.rubrics), plain(version, -longest.version)];
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

/** The first, or with a negative length the last so many characters of a name as one word. */
function plain(name: string, length: number): string {
  const word = (name.toLowerCase().match(/[a-z0-9]+/g) ?? ['unnamed']).join('_');
  return (length < 0 ? word.slice(length) : word.slice(0, length)).replace(/^_+|_+$/g, '');
}
