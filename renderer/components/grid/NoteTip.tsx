import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { TableCell } from '../../../analysis/figures/figure';
import { SeverityIcon } from '../SeverityIcon';
import { tipTop } from './tipTop';

export interface Tip {
  readonly notes: NonNullable<TableCell['notes']>;
  /** Of the cell it belongs to, in the window. */
  readonly rect: { readonly left: number; readonly bottom: number; readonly top: number };
}

const width = 280;
const gap = 4;

/** The findings of one cell, beside it. Screen readers find the same words in the cell itself. */
export function NoteTip({ tip }: { readonly tip: Tip }) {
  const left = Math.max(gap, Math.min(tip.rect.left, window.innerWidth - width - 2 * gap));
  const element = useRef<HTMLDivElement>(null);
  // Its height is known once it is laid out, and it is placed before it is painted.
  useLayoutEffect(() => {
    if (element.current)
      element.current.style.top = `${tipTop(tip.rect, element.current.offsetHeight, window.innerHeight)}px`;
  }, [tip]);
  return createPortal(
    <div ref={element} className="tip" style={{ left, maxWidth: width }} aria-hidden>
      {tip.notes.map(({ severity, message }) => (
        <div className="tip-note" key={message}>
          <SeverityIcon severity={severity} />
          <span>{message}</span>
        </div>
      ))}
    </div>,
    document.body,
  );
}
