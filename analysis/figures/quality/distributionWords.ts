/** What stands around a distribution: axis, explanation and the table behind it. */
import type { Distribution, MetricColumn } from '../../metricResults';
import type { Study } from '../../study/study';
import type { TableSpec } from '../figure';
import { formatCount } from '../format';
import { generatorName, settingName } from '../names';
import { numberCell, numberColumn, textCell, textColumn } from '../tables/parts/cell';
import type { DistributionGroup } from './distributionGroups';
import { formatMetric } from './formatMetric';

export function axisTitle({ label, unit }: MetricColumn): string {
  return label.endsWith(unit) ? label : `${label} (${unit})`;
}

export function distributionExplanation({ definition }: MetricColumn, groups: readonly DistributionGroup[]): string {
  const sum = (part: 'n' | 'below' | 'above') => groups.reduce((total, group) => total + group[part], 0);
  const outside = sum('below') + sum('above');
  return (
    `${definition} Each line shows which share of a generator’s instances lies in each bin; ` +
    `${formatCount(sum('n'))} instances have a value. ` +
    (outside > 0
      ? `${formatCount(outside)} of them lie outside the bins, which end at the 0.5 % and 99.5 % quantiles of all.`
      : 'All of them lie within the bins.')
  );
}

/** Instances of each group in each bin. */
export function distributionTable(
  study: Study,
  column: MetricColumn,
  { edges }: Distribution,
  groups: readonly DistributionGroup[],
): TableSpec {
  const bins = edges.slice(0, -1).map((edge, bin) => ({ edge, next: edges[bin + 1] ?? edge, bin }));
  return {
    id: `${column.id}_distribution`,
    title: `${column.name}: instances by bin`,
    columns: [
      textColumn('generator', 'Generator'),
      textColumn('setting', 'Setting'),
      numberColumn('n', 'n'),
      numberColumn('mean', 'Mean', column.unit),
      numberColumn('below', 'Below'),
      ...bins.map(({ edge, bin }) => numberColumn(`bin_${String(bin)}`, `from ${formatMetric(edge)}`)),
      numberColumn('above', 'Above'),
    ],
    rows: groups.map(({ generator, method, domain, n, mean, below, above, counts }) => [
      textCell(generator, generatorName(study, generator), { subject: { generator } }),
      textCell(method && domain ? settingName(study, method, domain) : 'All settings'),
      numberCell(n, formatCount),
      numberCell(mean, formatMetric),
      numberCell(below, formatCount),
      ...counts.map((count) => numberCell(count, formatCount)),
      numberCell(above, formatCount),
    ]),
    notes: [`Bins from their first value to the next bin’s; the last includes ${formatMetric(edges.at(-1) ?? null)}.`],
  };
}
