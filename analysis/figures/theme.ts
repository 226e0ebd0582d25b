/** From a specification to what Plotly draws: fonts, colours and hairlines of the place where it is drawn. */
import { isNarrow, narrowed } from './narrow';
import type { FigureSpec, FigureTheme } from './figure';

/** Letters of a drawing. Sizes in CSS pixels, 96 an inch; a point is 4/3 of a pixel. */
export interface Typography {
  readonly fontFamily: string;
  /** Axis titles and the line of statistics. */
  readonly textPx: number;
  /** Ticks, legend, labels of points. */
  readonly tickPx: number;
}

/** The window's panels, light. */
export const lightTheme: FigureTheme = { background: '#ffffff', text: '#1c1e21', faint: '#6b7076', line: '#e3e5e8' };
/** The window's panels, dark. */
export const darkTheme: FigureTheme = { background: '#1b1d20', text: '#e6e8ea', faint: '#9aa0a6', line: '#34383d' };
/** Paper: always white. */
export const printTheme: FigureTheme = { background: '#ffffff', text: '#000000', faint: '#5a5a5a', line: '#d9d9d9' };

export const windowTypography: Typography = { fontFamily: 'Inter Variable, Inter, sans-serif', textPx: 12, tickPx: 11 };

/** Letters for paper: Tinos, `textPt` for titles and two points less for ticks (see `resources/venues.json`). */
export function printTypography(textPt: number): Typography {
  return { fontFamily: 'Tinos', textPx: (textPt * 4) / 3, tickPx: ((textPt - 2) * 4) / 3 };
}

export interface DrawingSize {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

/** Deep merge of plain objects; what `over` says wins. */
function merged(base: Plain, over: Plain): Plain {
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isPlain(below) && isPlain(value) ? merged(below, value) : value;
  }
  return result;
}

/** Words from the archive, never colours. */
const wordKeys = new Set(['text', 'hovertext', 'customdata', 'ticktext', 'name']);

/** Every `theme:…` word replaced by the theme's colour. */
function inked(value: unknown, theme: FigureTheme): unknown {
  if (typeof value === 'string') {
    const name = /^theme:(background|text|faint|line)$/.exec(value)?.[1];
    return name === undefined ? value : theme[name as keyof FigureTheme];
  }
  if (Array.isArray(value)) return value.map((item) => inked(item, theme));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, wordKeys.has(key) ? item : inked(item, theme)]),
  );
}

/** Half a point, the axes' width in print; one device pixel and a bit on screens. */
const hairline = 0.67;

function axisDefaults(theme: FigureTheme, letters: Typography): Plain {
  return {
    automargin: true,
    nticks: 7,
    showline: true,
    linecolor: theme.faint,
    linewidth: hairline,
    gridcolor: theme.line,
    gridwidth: hairline,
    zeroline: false,
    zerolinecolor: theme.faint,
    zerolinewidth: hairline * 1.5,
    ticks: 'outside',
    ticklen: 3,
    tickwidth: hairline,
    tickcolor: theme.faint,
    tickfont: { size: letters.tickPx, color: theme.text },
    title: { font: { size: letters.textPx, color: theme.text }, standoff: 6 },
  };
}

function legendDefaults(theme: FigureTheme, letters: Typography): Plain {
  return {
    font: { size: letters.tickPx, color: theme.text },
    grouptitlefont: { size: letters.tickPx, color: theme.faint },
    bgcolor: 'rgba(0,0,0,0)',
    borderwidth: 0,
    itemwidth: 30,
    tracegroupgap: 6,
    orientation: 'v',
    x: 1.02,
    xanchor: 'left',
    y: 1,
    yanchor: 'top',
  };
}

export interface Drawing {
  readonly data: readonly Plain[];
  readonly layout: Plain;
}

/**
 * A specification in the colours and letters of one place. What the specification sets itself wins over the theme's
 * defaults; a narrow `size` rearranges it (see `narrow.ts`). With `size` the layout has a fixed width and height; without it the host decides.
 */
export function themed(
  wide: FigureSpec,
  theme: FigureTheme,
  size?: DrawingSize,
  letters: Typography = windowTypography,
): Drawing {
  const spec = size !== undefined && isNarrow(size.width) ? narrowed(wide, size.width, letters.tickPx) : wide;
  const ticks = { size: letters.tickPx, color: theme.text };
  const data = spec.data.map((trace) => inked(merged({ textfont: ticks }, trace), theme)).filter(isPlain);

  const base: Record<string, unknown> = {
    paper_bgcolor: theme.background,
    plot_bgcolor: theme.background,
    font: { family: letters.fontFamily, size: letters.textPx, color: theme.text },
    margin: { l: 8, r: 8, t: 8, b: 8, pad: 0 },
    hovermode: 'closest',
    hoverlabel: {
      bgcolor: theme.background,
      bordercolor: theme.line,
      font: { family: letters.fontFamily, size: letters.tickPx, color: theme.text },
    },
    legend: legendDefaults(theme, letters),
    ...(size === undefined ? { autosize: true } : { autosize: false, width: size.width, height: size.height }),
  };
  for (const key of Object.keys(spec.layout)) if (/^[xy]axis\d*$/.test(key)) base[key] = axisDefaults(theme, letters);

  const { annotations, ...rest } = spec.layout;
  const layout = merged(base, rest);
  const notes = Array.isArray(annotations)
    ? annotations.filter(isPlain).map((note) => merged({ font: ticks, showarrow: false }, note))
    : [];
  const whole = inked({ ...layout, annotations: notes }, theme);
  return { data, layout: isPlain(whole) ? whole : layout };
}
