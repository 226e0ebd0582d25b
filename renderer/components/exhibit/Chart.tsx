import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { FigureSpec, TableCell } from '../../../analysis/figures/figure';
import { machine } from '../../machine';
import type { Theme } from '../../state/theme';
import { analysisText as text } from '../../text/analysis';
import { draw, erase, hideMarks, onMarkClick, showMark } from './drawing';
import { marksOf, nextMark, type Mark, type Subject } from './marks';

interface ChartProps {
  readonly figure: FigureSpec;
  readonly theme: Theme;
  onOpen(cell: Pick<TableCell, 'subject'>): void;
}

/** Height over width, and the limits of the height in pixels. */
const shape = 0.6;
const shortest = 280;
const tallest = 392;

/** A figure drawn by Plotly as soon as it is near the view. Arrow keys go from mark to mark and say each, Enter opens one. */
export function Chart({ figure, theme, onOpen }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [near, setNear] = useState(false);
  const [drawn, setDrawn] = useState<'not yet' | 'drawn' | 'failed'>('not yet');
  const [at, setAt] = useState<Mark | null>(null);
  const height = Math.round(Math.min(tallest, Math.max(shortest, width * shape)));
  const latest = useRef(onOpen);
  useLayoutEffect(() => {
    latest.current = onOpen;
  });

  useLayoutEffect(() => {
    const box = element.current?.parentElement;
    if (!box) return;
    const size = new ResizeObserver(() => setWidth(Math.floor(box.clientWidth)));
    const view = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), { rootMargin: '400px' });
    size.observe(box);
    view.observe(box);
    return () => {
      size.disconnect();
      view.disconnect();
    };
  }, []);

  useEffect(() => {
    const target = element.current;
    if (!target || !near || width === 0) return;
    let stale = false;
    draw(target, figure, theme, { width, height }).then(
      (plot) => {
        if (stale) return;
        onMarkClick(plot, (subject) => latest.current({ subject: known(subject) }));
        setDrawn('drawn');
      },
      (error: unknown) => {
        if (stale) return;
        setDrawn('failed');
        void machine().log('warn', `figure ${figure.id}: ${String(error)}`);
      },
    );
    return () => {
      stale = true;
    };
  }, [figure, theme, width, height, near]);

  useEffect(() => {
    const target = element.current;
    return () => {
      if (target) erase(target);
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && at) return onOpen({ subject: known(at.subject) });
    const mark = nextMark(marksOf(figure), at, event.key);
    if (!mark || !element.current || drawn !== 'drawn') return;
    event.preventDefault();
    setAt(mark);
    showMark(element.current, mark);
  };
  const onBlur = (): void => {
    setAt(null);
    if (element.current && drawn === 'drawn') hideMarks(element.current);
  };

  return (
    <div className="chart" style={{ minHeight: height }}>
      {drawn === 'failed' && <p className="quiet">{text.notDrawn}</p>}
      <div
        ref={element}
        role="img"
        tabIndex={0}
        aria-label={`${figure.title}. ${figure.explanation}`}
        aria-busy={drawn === 'not yet'}
        data-drawn={drawn === 'drawn'}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      <span className="visually-hidden" aria-live="polite">
        {at?.words}
      </span>
    </div>
  );
}

/** The parts of a subject that are known, as a table cell would name them. */
function known(subject: Subject): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(subject).flatMap(([part, id]) => (id === null ? [] : [[part, id]])));
}
