import type { MetricDefinition } from '../definition';
import type { RunMetric, RunValue } from '../runMetric';

type Shared = Pick<MetricDefinition, 'unit' | 'better' | 'source' | 'cost'>;

/** What a measure is of either text; `{text}` in its definition stands for instructions or responses. */
export interface LexicalMeasure extends Shared {
  /** The end of its ids: `distinct_1` becomes `instruction_distinct_1` and `response_distinct_1`. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly definition: string;
  readonly version: number;
  measure(texts: readonly string[]): Promise<RunValue>;
}

/** The measure of a run's instructions, and that of its responses. */
export function ofBothTexts(measure: LexicalMeasure): readonly RunMetric[] {
  const { id, name, label, definition, measure: value, ...rest } = measure;
  return (['instruction', 'response'] as const).map((text) => ({
    ...rest,
    id: `${text}_${id}`,
    name: `${name} of ${text}s`,
    label: `${text === 'instruction' ? 'Instruction' : 'Response'} ${label}`,
    definition: definition.replaceAll('{text}', `${text}s`),
    needs: 'text',
    topic: 'words',
    measure: ({ instructions, responses }) => value(text === 'instruction' ? instructions : responses),
  }));
}
