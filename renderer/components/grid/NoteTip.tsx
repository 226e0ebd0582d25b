import { createPortal } from 'react-dom';
import type { TableCell } from '../../../analysis/figures/figure';
import { SeverityIcon } from '../SeverityIcon';

export interface Tip {
  readonly notes: NonNullable<TableCell['notes']>;
  /** Of the cell it belongs to, in the window. */
  readonly rect: { readonly left: number; readonly bottom: number; readonly top: number };
}

const width = 280;
const gap = 4;
/** A tip that would end below the window is put above its cell. */
const roomBelow = 140;

/** The findings of one cell, beside it. Screen readers find the same words in the cell itself. */
export function NoteTip({ tip }: { readonly tip: Tip }) {
  const left = Math.max(gap, Math.min(tip.rect.left, window.innerWidth - width - 2 * gap));
  const below = tip.rect.bottom + roomBelow < window.innerHeight;
  const vertical = below ? { top: tip.rect.bottom + gap } : { bottom: window.innerHeight - tip.rect.top + gap };
  return createPortal(
    <div className="tip" style={{ left, maxWidth: width, ...vertical }} aria-hidden>
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
