/** Distributions as lines in steps. */
import type { Distribution } from '../../metricResults';
import type { Study } from '../../study/study';
import { formatCount, formatFixed } from '../format';
import { generatorColours } from '../generatorColours';
import { generatorName } from '../names';
import { plotlyText } from '../plots/parts/plotlyText';
import type { DistributionGroup } from './distributionGroups';
import { formatMetric } from './formatMetric';

type Trace = Readonly<Record<string, unknown>>;

/** One line a group: the share of its instances in each bin. `customdata`: generator, method, domain, bin. */
export function distributionTraces(
  study: Study,
  { edges }: Distribution,
  groups: readonly DistributionGroup[],
  axes: { readonly xaxis?: string; readonly yaxis?: string; readonly showlegend: boolean },
): Trace[] {
  const colours = generatorColours(
    study,
    groups.map(({ generator }) => generator),
  );
  return groups.map((group) => {
    const { generator, method, domain, counts, n } = group;
    const name = plotlyText(generatorName(study, generator));
    const middles = counts.map((_, bin) => ((edges[bin] ?? 0) + (edges[bin + 1] ?? 0)) / 2);
    return {
      type: 'scatter',
      mode: 'lines+markers',
      line: { color: colours.get(generator), width: 1.25, shape: 'hvh' },
      marker: { color: colours.get(generator), size: 5, opacity: 0 },
      name,
      legendgroup: generator,
      ...axes,
      x: middles,
      y: counts.map((count) => (100 * count) / n),
      customdata: counts.map((_, bin) => [generator, method, domain, String(bin)]),
      text: counts.map((count, bin) =>
        [
          name,
          `${formatMetric(edges[bin] ?? 0)} to ${formatMetric(edges[bin + 1] ?? 0)}`,
          `${formatCount(count)} of ${formatCount(n)} instances, ${formatFixed((100 * count) / n, 1)} %`,
        ].join('<br>'),
      ),
      hovertemplate: '%{text}<extra></extra>',
    };
  });
}
