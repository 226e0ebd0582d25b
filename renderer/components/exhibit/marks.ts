/** The marks of a figure, and the way from one to the next by arrow keys. */
import type { FigureSpec } from '../../../analysis/figures/figure';

/** The subject of a mark: generator, method, domain, and the bin of a distribution; null where the mark stands for all. */
export type Subject = Readonly<Record<'generator' | 'method' | 'domain' | 'bin', string | null>>;

export interface Mark {
  readonly curve: number;
  readonly point: number;
  readonly subject: Subject;
  readonly x: number;
  readonly y: number;
  /** What its label says, as one line. */
  readonly words: string;
}

/** Every mark that stands for a cell, a generator or a setting, in the order of the figure's data. */
export function marksOf(figure: FigureSpec): readonly Mark[] {
  return figure.data.flatMap((trace, curve) =>
    listIn(trace, 'customdata').flatMap((data, point) => {
      const subject = subjectOf(data);
      if (!subject) return [];
      const label = listIn(trace, 'hovertext')[point] ?? listIn(trace, 'text')[point];
      const at = (axis: 'x' | 'y'): number => placeOf(listIn(trace, axis)[point], point);
      return [{ curve, point, subject, x: at('x'), y: at('y'), words: oneLine(label) }];
    }),
  );
}

/**
 * The mark that a key leads to from `current`: left and right by the x axis, up and down by the y axis, Home and End to
 * the leftmost and the rightmost. After the last comes the first. Null for any other key, and where there are no marks.
 */
export function nextMark(marks: readonly Mark[], current: Mark | null, key: string): Mark | null {
  const across = [...marks].sort((a, b) => a.x - b.x);
  if (key === 'Home') return across[0] ?? null;
  if (key === 'End') return across.at(-1) ?? null;
  const step = key === 'ArrowRight' || key === 'ArrowUp' ? 1 : key === 'ArrowLeft' || key === 'ArrowDown' ? -1 : 0;
  if (step === 0) return null;
  const isVertical = key === 'ArrowUp' || key === 'ArrowDown';
  const order = isVertical ? [...marks].sort((a, b) => a.y - b.y) : across;
  const at = order.findIndex(({ curve, point }) => curve === current?.curve && point === current.point);
  if (at < 0) return (step > 0 ? order[0] : order.at(-1)) ?? null;
  return order[(at + step + order.length) % order.length] ?? null;
}

/** The subject that a mark's `customdata` names; null where it names none. */
export function subjectOf(data: unknown): Subject | null {
  if (!Array.isArray(data)) return null;
  const [generator, method, domain, bin] = data.map((part: unknown) => (typeof part === 'string' ? part : null));
  const isSetting = method && domain;
  return generator || isSetting
    ? { generator: generator ?? null, method: method ?? null, domain: domain ?? null, bin: bin ?? null }
    : null;
}

function listIn(trace: FigureSpec['data'][number], key: string): readonly unknown[] {
  const value = trace[key];
  return Array.isArray(value) ? value : [];
}

/** A category has no number: its place in the data is its order. */
function placeOf(value: unknown, point: number): number {
  return typeof value === 'number' ? value : point;
}

/** Plotly's labels are marked up for the screen. */
function oneLine(label: unknown): string {
  if (typeof label !== 'string') return '';
  return label
    .replace(/<br\s*\/?>/g, ', ')
    .replace(/<[^>]+>/g, '')
    .trim();
}
