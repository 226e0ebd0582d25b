import type { Distribution, MetricColumn, MetricRun } from '../../metricResults';
import type { Study } from '../../study/study';
import type { FigureSpec } from '../figure';
import { distributionGroups } from './distributionGroups';
import { distributionTraces } from './distributionTraces';
import { axisTitle, distributionExplanation, distributionTable } from './distributionWords';

/** The generators over one another, all settings together. */
export function metricDistribution(
  study: Study,
  column: MetricColumn,
  distribution: Distribution,
  places: readonly MetricRun[],
): FigureSpec {
  const groups = distributionGroups(study, distribution, places, 'generator');
  return {
    id: `${column.id}_distribution`,
    title: `${column.name}: distribution by generator`,
    explanation: distributionExplanation(column, groups),
    data: distributionTraces(study, distribution, groups, { showlegend: true }),
    layout: {
      showlegend: true,
      meta: { plotShare: 0.5 },
      xaxis: { title: { text: axisTitle(column) } },
      yaxis: { title: { text: 'Share of instances (%)' }, rangemode: 'tozero' },
    },
    table: distributionTable(study, column, distribution, groups),
  };
}
