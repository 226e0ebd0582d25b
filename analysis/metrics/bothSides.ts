/** Measures that are taken of the instruction and of the response alike. */
import type { InstanceMetric } from './instanceMetric';
import type { MeasuredInstance, MeasuredText } from './measuredInstance';

/** One of the two texts of an instance. */
export type Side = 'instruction' | 'response';

/** A measure of one text; `{side}` in its texts stands for which. */
export type TextMetric = Omit<InstanceMetric, 'id' | 'measure' | 'label'> & {
  /** The id of the metric is `instruction_` or `response_` and this. */
  readonly id: string;
  /** What follows `Instruction` or `Response` on axes. */
  readonly label: string;
  measure(text: MeasuredText): number | null;
};

/** The measure of the instruction and that of the response, in this order. */
export function bothSides(metric: TextMetric): readonly [InstanceMetric, InstanceMetric] {
  return [ofSide(metric, 'instruction'), ofSide(metric, 'response')];
}

function ofSide(metric: TextMetric, side: Side): InstanceMetric {
  const named = (text: string): string => text.replaceAll('{side}', side);
  const title = side === 'instruction' ? 'Instruction' : 'Response';
  return {
    ...metric,
    id: `${side}_${metric.id}`,
    name: named(metric.name),
    label: `${title} ${metric.label}`,
    definition: named(metric.definition),
    measure: (instance: MeasuredInstance) => metric.measure(instance[side]),
  };
}
