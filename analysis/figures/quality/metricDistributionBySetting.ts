import type { Distribution, MetricColumn, MetricRun } from '../../metricResults';
import type { Setting, Study } from '../../study/study';
import type { FigureSpec } from '../figure';
import { inStudyOrder, settingName } from '../names';
import { plotlyText } from '../plots/parts/plotlyText';
import { distributionGroups, type DistributionGroup } from './distributionGroups';
import { distributionTraces } from './distributionTraces';
import { axisTitle, distributionExplanation, distributionTable } from './distributionWords';

/** Panels side by side, at most. */
const widest = 3;
/** Height of a panel, CSS pixels. */
const panelHeight = 120;

/** A small panel a setting, all on the same axes, with the generators over one another. */
export function metricDistributionBySetting(
  study: Study,
  column: MetricColumn,
  distribution: Distribution,
  places: readonly MetricRun[],
): FigureSpec {
  const groups = distributionGroups(study, distribution, places, 'setting');
  const settings = settingsOf(study, groups);
  const across = Math.min(widest, settings.length);
  const down = Math.ceil(settings.length / Math.max(1, across));
  const named = new Set<string>();
  const data = settings.flatMap((setting, index) =>
    groups
      .filter((group) => isIn(group, setting))
      .flatMap((group) => {
        const showlegend = !named.has(group.generator);
        named.add(group.generator);
        const axes = { xaxis: axisName('x', index), yaxis: axisName('y', index), showlegend };
        return distributionTraces(study, distribution, [group], axes);
      }),
  );
  const { edges } = distribution;
  const axes = settings.map((_, index): readonly [string, Plain][] => {
    const [left, top] = [index % across, Math.floor(index / across)];
    const x: Plain = {
      domain: span(across, 0.05, left),
      anchor: axisName('y', index),
      range: [edges[0] ?? 0, edges.at(-1) ?? 1],
      showticklabels: index + across >= settings.length,
      title: { text: index + across >= settings.length ? axisTitle(column) : '' },
    };
    const y: Plain = {
      domain: span(down, 0.24 / Math.max(1, down - 1), down - 1 - top),
      anchor: axisName('x', index),
      rangemode: 'tozero',
      matches: index === 0 ? undefined : 'y',
      showticklabels: left === 0,
      title: { text: left === 0 && top === Math.floor((down - 1) / 2) ? 'Share of instances (%)' : '' },
    };
    return [
      [axisName('xaxis', index), x],
      [axisName('yaxis', index), y],
    ];
  });
  return {
    id: `${column.id}_by_setting`,
    title: `${column.name}: distribution by setting`,
    explanation: distributionExplanation(column, groups),
    data,
    layout: {
      showlegend: true,
      margin: { t: 28 },
      meta: { plotHeight: down * panelHeight },
      ...Object.fromEntries(axes.flat()),
      annotations: settings.map(({ method, domain }, index) => ({
        text: `<b>${plotlyText(settingName(study, method, domain))}</b>`,
        xref: `${axisName('x', index)} domain`,
        yref: `${axisName('y', index)} domain`,
        x: 0,
        y: 1.02,
        xanchor: 'left',
        yanchor: 'bottom',
        showarrow: false,
      })),
    },
    table: distributionTable(study, column, distribution, groups),
  };
}

type Plain = Readonly<Record<string, unknown>>;

/** `x`, `x2`, `x3`… as Plotly names them. */
function axisName(letter: string, index: number): string {
  return index === 0 ? letter : `${letter}${String(index + 1)}`;
}

/** The share of the whole that part `at` of `count` takes, with gaps between them. */
function span(count: number, gap: number, at: number): [number, number] {
  const size = (1 - gap * (count - 1)) / count;
  return [at * (size + gap), at * (size + gap) + size];
}

function settingsOf(study: Study, groups: readonly DistributionGroup[]): Setting[] {
  const methods = inStudyOrder(
    study.methods,
    groups.flatMap(({ method }) => method ?? []),
  );
  const domains = inStudyOrder(
    study.domains,
    groups.flatMap(({ domain }) => domain ?? []),
  );
  return methods.flatMap((method) =>
    domains.map((domain) => ({ method, domain })).filter((setting) => groups.some((group) => isIn(group, setting))),
  );
}

function isIn(group: DistributionGroup, { method, domain }: Setting): boolean {
  return group.method === method && group.domain === domain;
}
