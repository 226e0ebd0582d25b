import type { MetricDefinition } from '../definition';
import { embeddedTexts, type EmbeddedText } from './embeddedText';

/** What of a model its metrics name: one that ships with the workbench, or the one of vectors that the user supplies. */
export interface NamedModel {
  readonly id: string;
  readonly name: string;
  /** Of one that is here; absent: its vectors are there already. */
  readonly textsPerSecond?: number;
}

export const vectorMeasures = ['diversity', 'vendi', 'vendi_order_2'] as const;

export type VectorMeasure = (typeof vectorMeasures)[number];

/** `instruction_diversity_use_lite`: the model is part of the id, so that no column holds values of two. */
export function vectorMetricId(text: EmbeddedText, measure: VectorMeasure, model: NamedModel): string {
  return `${text}_${measure}_${model.id}`;
}

/** The model of vectors that the user supplies, by its name in lower case: `dunzhang/stella_en_400M_v5` becomes `stella_en_400m_v5`. */
export function suppliedModel(name: string): NamedModel {
  const last = name.split('/').at(-1) ?? name;
  const id = last.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_');
  return { id: id.replace(/^_|_$/g, ''), name };
}

/** The measures of both texts' vectors by this model, in the order in which tables show them. */
export function vectorMetrics(model: NamedModel): readonly MetricDefinition[] {
  return vectorMeasures.flatMap((measure) =>
    embeddedTexts.map((text) => ({
      ...describe(measures[measure](text), model),
      id: vectorMetricId(text, measure, model),
      label: `${labels[measure](text)} (${model.name})`,
      better: 'none' as const,
      needs: 'vectors' as const,
      topic: 'vectors' as const,
    })),
  );
}

/** The cost of a measure is what comes on top of the vectors. */
function describe({ name, ...described }: Described, model: NamedModel): Described {
  const pace = model.textsPerSecond?.toLocaleString('en-US');
  const vectors =
    pace === undefined ? 'as long as the vectors take to read' : `some ${pace} texts of 100 words a second`;
  return { ...described, name: `${name}, ${model.name}`, cost: `${vectors}${described.cost}` };
}

const named = (text: EmbeddedText) => (text === 'instruction' ? 'Instruction' : 'Response');

const labels: Readonly<Record<VectorMeasure, (text: EmbeddedText) => string>> = {
  diversity: (text) => `${named(text)} diversity`,
  vendi: (text) => `${named(text)} Vendi`,
  vendi_order_2: (text) => `${named(text)} Vendi₂`,
};

type Described = Pick<MetricDefinition, 'name' | 'unit' | 'definition' | 'source' | 'cost'>;

const measures: Readonly<Record<VectorMeasure, (text: EmbeddedText) => Described>> = {
  diversity: (text) => ({
    name: `${named(text)} diversity`,
    unit: 'cosine distance',
    definition: `Mean cosine distance over all pairs of the ${text}s’ vectors.`,
    source: 'Kim et al. 2024, section 5.2, with the model that is named',
    cost: '; the pairs themselves some 2 million vectors of 1,024 numbers a second',
  }),
  vendi: (text) => ({
    name: `Vendi score of ${text}s`,
    unit: 'effective number',
    definition: `Effective number of different ${text}s by the eigenvalues of their cosines; at most the number of ${text}s, so that it compares at equal n.`,
    source: 'Friedman & Dieng 2023, The Vendi Score',
    cost: ', and some seconds for a run',
  }),
  vendi_order_2: (text) => ({
    name: `Vendi score of order 2 of ${text}s`,
    unit: 'effective number',
    definition: `One over the mean squared cosine of all pairs of ${text}s, each with itself included; at most the number of ${text}s, so that it compares at equal n.`,
    source: 'Pasarkar & Dieng 2024, Cousins of the Vendi Score',
    cost: ', and some seconds for a run',
  }),
};
