/** How the intrinsic metrics are looked at: which one, in which layout, and which of its instances are read. */
import { create } from 'zustand';
import { metricTopics, type MetricTopic } from '../../analysis/metrics/definition';
import type { MeasuredRange } from '../../analysis/results';
import { useArchives } from './archives';

export const distributionLayouts = ['overlaid', 'settings'] as const;
export type DistributionLayout = (typeof distributionLayouts)[number];

export const qualityTabs = ['metrics', 'duplicates', 'contamination'] as const;
export type QualityTab = (typeof qualityTabs)[number];

/** The instances of one bin, and what it is called. */
export interface ReadBin {
  readonly range: MeasuredRange;
  readonly title: string;
}

interface QualityState {
  readonly tab: QualityTab;
  /** Metrics of this topic are shown; null: all. */
  readonly topic: MetricTopic | null;
  /** Null: the first that has a distribution. */
  readonly metric: string | null;
  readonly layout: DistributionLayout;
  readonly bin: ReadBin | null;
  readonly choosing: boolean;
  show(tab: QualityTab): void;
  about(topic: MetricTopic | null): void;
  look(metric: string): void;
  lay(layout: DistributionLayout): void;
  read(bin: ReadBin | null): void;
  choose(choosing: boolean): void;
}

export const useQuality = create<QualityState>()((set) => ({
  tab: 'metrics',
  topic: null,
  metric: null,
  layout: 'overlaid',
  bin: null,
  choosing: false,
  show: (tab) => set({ tab }),
  about: (topic) => set({ topic }),
  look: (metric) => set({ metric, bin: null }),
  lay: (layout) => set({ layout, bin: null }),
  read: (bin) => set({ bin }),
  choose: (choosing) => set({ choosing }),
}));

/** What a named view keeps. */
export function qualityNow(): Readonly<Record<string, unknown>> {
  const { tab, topic, metric, layout } = useQuality.getState();
  return { tab, ...(topic !== null && { topic }), ...(metric !== null && { metric }), layout };
}

/** Shows what a named view kept; what it does not know is as it is without a view. */
export function showQuality({ tab, topic, metric, layout }: Readonly<Record<string, unknown>>): void {
  useQuality.setState({
    tab: qualityTabs.find((each) => each === tab) ?? 'metrics',
    topic: metricTopics.find((each) => each === topic) ?? null,
    metric: typeof metric === 'string' ? metric : null,
    layout: distributionLayouts.find((each) => each === layout) ?? 'overlaid',
    bin: null,
  });
}

/** Closes what is read of an archive when another is looked at. */
export function startQuality(): () => void {
  return useArchives.subscribe(({ currentId }, before) => {
    if (currentId !== before.currentId) useQuality.setState({ topic: null, bin: null, choosing: false });
  });
}
