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

/** Colours mean generators: what has none is told apart by its dashes. */
const noGenerator = '#8a8a8a';
const dashes = ['dash', 'dot', 'dashdot', 'longdash'];

/** One line a group: the share of its instances in each bin. `customdata`: generator, method, domain, bin. */
export function distributionTraces(
  study: Study,
  { edges }: Distribution,
  groups: readonly DistributionGroup[],
  axes: { readonly xaxis?: string; readonly yaxis?: string; readonly showlegend: boolean },
): Trace[] {
  const colours = generatorColours(
    study,
    groups.filter(({ hasGenerator }) => hasGenerator).map(({ generator }) => generator),
  );
  const others = groups.filter(({ hasGenerator }) => !hasGenerator);
  return groups.map((group) => {
    const { generator, hasGenerator, method, domain, counts, n } = group;
    const name = plotlyText(hasGenerator ? generatorName(study, generator) : generator);
    const color = hasGenerator ? colours.get(generator) : noGenerator;
    const dash = hasGenerator ? 'solid' : dashes[others.indexOf(group) % dashes.length];
    const middles = counts.map((_, bin) => ((edges[bin] ?? 0) + (edges[bin + 1] ?? 0)) / 2);
    return {
      type: 'scatter',
      mode: 'lines+markers',
      line: { color, width: 1.25, shape: 'hvh', dash },
      marker: { color, size: 5, opacity: 0 },
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
