/** How the intrinsic metrics are looked at: which one, in which layout, and which of its instances are read. */
import { create } from 'zustand';
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
  /** Null: the first that has a distribution. */
  readonly metric: string | null;
  readonly layout: DistributionLayout;
  readonly bin: ReadBin | null;
  readonly choosing: boolean;
  show(tab: QualityTab): void;
  look(metric: string): void;
  lay(layout: DistributionLayout): void;
  read(bin: ReadBin | null): void;
  choose(choosing: boolean): void;
}

export const useQuality = create<QualityState>()((set) => ({
  tab: 'metrics',
  metric: null,
  layout: 'overlaid',
  bin: null,
  choosing: false,
  show: (tab) => set({ tab }),
  look: (metric) => set({ metric, bin: null }),
  lay: (layout) => set({ layout, bin: null }),
  read: (bin) => set({ bin }),
  choose: (choosing) => set({ choosing }),
}));

/** What a named view keeps. */
export function qualityNow(): Readonly<Record<string, unknown>> {
  const { tab, metric, layout } = useQuality.getState();
  return { tab, ...(metric !== null && { metric }), layout };
}

/** Shows what a named view kept; what it does not know is as it is without a view. */
export function showQuality({ tab, metric, layout }: Readonly<Record<string, unknown>>): void {
  useQuality.setState({
    tab: qualityTabs.find((each) => each === tab) ?? 'metrics',
    metric: typeof metric === 'string' ? metric : null,
    layout: distributionLayouts.find((each) => each === layout) ?? 'overlaid',
    bin: null,
  });
}

/** Closes what is read of an archive when another is looked at. */
export function startQuality(): () => void {
  return useArchives.subscribe(({ currentId }, before) => {
    if (currentId !== before.currentId) useQuality.setState({ bin: null, choosing: false });
  });
}
