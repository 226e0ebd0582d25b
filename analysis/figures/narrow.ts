/**
 * Figures in a text column: panels that need a page's width are left out (their numbers stay in the table), and the
 * legend flows below the plot.
 */
import type { FigureSpec } from './figure';
import { printSize, textPointsFor } from './venues';

/** Below this width (CSS pixels) a legend beside the plot, or a second panel, would leave too little room. */
const narrowPixels = 430;
const pixelsPerInch = 96;

/** Plotly's legend: smallest height of an entry, and what stands beside its text. */
const entryHeight = 19;
const entrySymbol = 45;
/** Width of a letter over its size, for names. */
const letterWidth = 0.41;
/** Share of the width that the plot, and so the legend under it, has where the figure does not say. */
const usualPlotShare = 0.84;
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
  /** Share of a narrow drawing's width that the names beside the plot leave to it. */
  readonly plotShare?: number;
}

interface LegendGrid {
  readonly rows: number;
  /** Width of an entry's text, CSS pixels; it makes Plotly choose as many columns as were counted. */
  readonly textWidth: number;
}

/** Null where nothing is in the legend. */
function legendGrid(spec: FigureSpec, widthPixels: number, letterPixels: number): LegendGrid | null {
  const names = spec.data.flatMap((trace) =>
    trace['showlegend'] === true && typeof trace['name'] === 'string' ? [trace['name'].length] : [],
  );
  if (names.length === 0) return null;
  const { plotShare } = metaOf(spec);
  const width = widthPixels * (typeof plotShare === 'number' ? plotShare : usualPlotShare);
  const widest = entrySymbol + Math.max(...names) * letterWidth * letterPixels;
  const columns = Math.max(1, Math.floor(width / widest));
  return { rows: Math.ceil(names.length / columns), textWidth: Math.floor(width / columns) - entrySymbol };
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
  const grid = legendGrid(single, widthPixels, letterPixels);
  if (grid === null) return single;
  const { margin, legend } = single.layout;
  return {
    ...single,
    data: single.data.map(ungrouped),
    layout: {
      ...single.layout,
      margin: { ...(isPlain(margin) ? margin : {}), b: grid.rows * entryHeight + axisHeight },
      legend: {
        ...(isPlain(legend) ? legend : {}),
        orientation: 'h',
        entrywidthmode: 'pixels',
        entrywidth: grid.textWidth,
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
  const letters = ((textPointsFor(widthInches) - 2) * 4) / 3;
  const rows = isNarrow(width) ? (legendGrid(spec, width, letters)?.rows ?? 0) : 0;
  return Math.max(golden, Math.ceil(((plot + rows * entryHeight + axisHeight + 24) / pixelsPerInch) * 10) / 10);
}
