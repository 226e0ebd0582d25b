/** Rubrics in the form of Prometheus: one a file, and the file's name says what it is for. */
import type { Aspect, Rubric } from './rubric';
import type { PrometheusRubric } from './rubricSetSchema';

/** What names of files say for the domains of AgoraBench. */
const domains: readonly (readonly [id: string, words: readonly string[]])[] = [
  ['math', ['math', 'mathematics']],
  ['code', ['code', 'coding', 'programming']],
  ['instruction_following', ['instruction_following', 'general']],
];

export interface NamedRubric extends Rubric {
  /** Null: the name does not say. */
  readonly aspect: Aspect | null;
}

/** `math_quality.json` is for math's quality; a name that says neither is for every domain and both aspects. */
export function namedRubric(stem: string, rubric: PrometheusRubric): NamedRubric {
  const words = `_${stem.toLowerCase().replace(/[^a-z0-9]+/g, '_')}_`;
  const found = domains.filter(([, names]) => names.some((name) => words.includes(`_${name}_`)));
  const [only, ...others] = found;
  const isQuality = words.includes('_quality_');
  const isDifficulty = words.includes('_difficulty_');
  return {
    aspect: isQuality === isDifficulty ? null : isQuality ? 'quality' : 'difficulty',
    domain: only && others.length === 0 ? only[0] : null,
    criterion: rubric.criteria,
    scores: [
      rubric.score1_description,
      rubric.score2_description,
      rubric.score3_description,
      rubric.score4_description,
      rubric.score5_description,
    ],
  };
}
