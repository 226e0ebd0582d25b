/**
 * Figures in a text column: panels that need a page's width are left out (their numbers stay in the table), and the
 * legend flows below the plot.
 */
import type { FigureSpec } from './figure';
import { printSize } from './venues';

/** Below this width (CSS pixels) a legend beside the plot, or a second panel, would leave too little room. */
const narrowPixels = 430;
const pixelsPerInch = 96;

/** Plotly's legend: smallest height of an entry, and what stands beside its text. */
const entryHeight = 19;
const entrySymbol = 46;
/** Width of a letter over its size, a little generous. */
const letterWidth = 0.52;
/** Share of the width that the plot, and so the legend under it, has at least. */
const plotShare = 0.6;
/** Room for ticks and title under the plot. */
const axisHeight = 40;
/** Height below which points of a scatter lie on each other. */
const smallestPlot = 130;

type Plain = Readonly<Record<string, unknown>>;

export function isNarrow(widthPixels: number): boolean {
  return widthPixels < narrowPixels;
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const metaOf = (spec: FigureSpec): Plain => (isPlain(spec.layout['meta']) ? spec.layout['meta'] : {});

/** What a specification says of itself in `layout.meta`, which Plotly leaves alone. */
export interface FigureMeta {
  /** The x axis of a panel that is drawn only where there is room for it. */
  readonly widePanel?: string;
  /** Least height of the plot, CSS pixels. */
  readonly plotHeight?: number;
}

function legendRows(spec: FigureSpec, widthPixels: number, letterPixels: number): number {
  const names = spec.data.flatMap((trace) =>
    trace['showlegend'] === true && typeof trace['name'] === 'string' ? [trace['name'].length] : [],
  );
  if (names.length === 0) return 0;
  const widest = entrySymbol + Math.max(...names) * letterWidth * letterPixels;
  return Math.ceil(names.length / Math.max(1, Math.floor((widthPixels * plotShare) / widest)));
}

/** Whether a trace, shape or annotation belongs to another x axis than `axis`; `key` is where it names its own. */
function isElsewhere(item: unknown, key: string, axis: string): boolean {
  const own = isPlain(item) ? item[key] : undefined;
  return typeof own !== 'string' || own.split(' ')[0] !== axis;
}

function withoutPanel(spec: FigureSpec, axis: string): FigureSpec {
  const { xaxis } = spec.layout;
  const axisKey = `xaxis${axis.slice(1)}`;
  const rest = Object.entries(spec.layout).filter(([key]) => key !== axisKey);
  const kept = (items: unknown): readonly unknown[] =>
    Array.isArray(items) ? items.filter((item: unknown) => isElsewhere(item, 'xref', axis)) : [];
  return {
    ...spec,
    data: spec.data.filter((trace) => isElsewhere(trace, 'xaxis', axis)),
    layout: {
      ...Object.fromEntries(rest),
      xaxis: isPlain(xaxis) ? { ...xaxis, domain: [0, 1] } : {},
      shapes: kept(spec.layout['shapes']),
      annotations: kept(spec.layout['annotations']),
    },
  };
}

/** A trace without its group in the legend: groups would stand below one another, single entries flow. */
function ungrouped(trace: Plain): Plain {
  return Object.fromEntries(Object.entries(trace).filter(([key]) => !key.startsWith('legendgroup')));
}

/** The specification for a narrow drawing with letters of `letterPixels`. */
export function narrowed(spec: FigureSpec, widthPixels: number, letterPixels: number): FigureSpec {
  const { widePanel } = metaOf(spec);
  const single = typeof widePanel === 'string' ? withoutPanel(spec, widePanel) : spec;
  const rows = legendRows(single, widthPixels, letterPixels);
  if (rows === 0) return single;
  const { margin, legend } = single.layout;
  return {
    ...single,
    data: single.data.map(ungrouped),
    layout: {
      ...single.layout,
      margin: { ...(isPlain(margin) ? margin : {}), b: rows * entryHeight + axisHeight },
      legend: {
        ...(isPlain(legend) ? legend : {}),
        orientation: 'h',
        xref: 'container',
        yref: 'container',
        x: 0.01,
        xanchor: 'left',
        y: 0,
        yanchor: 'bottom',
      },
    },
  };
}

/** The height that goes with a width, in inches: the golden section, more where legend and plot need it. */
export function suggestedHeight(spec: FigureSpec, widthInches: number): number {
  const golden = printSize(widthInches).heightInches;
  const width = widthInches * pixelsPerInch;
  const { plotHeight } = metaOf(spec);
  const plot = typeof plotHeight === 'number' ? plotHeight : smallestPlot;
  const legend = isNarrow(width) ? legendRows(spec, width, 9.4) * entryHeight : 0;
  return Math.max(golden, Math.ceil(((plot + legend + axisHeight + 24) / pixelsPerInch) * 10) / 10);
}
