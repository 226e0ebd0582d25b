/** Widths and heights of exported figures, in inches. */
import type { FigureSpec } from '../../../analysis/figures/figure';
import { suggestedHeight } from '../../../analysis/figures/narrow';

export interface FigureSize {
  readonly widthInches: number;
  readonly heightInches: number;
}

const smallest = 1;
const largest = 20;

/** The size that two fields say; null where they do not say one between 1 and 20 inches. */
export function sizeFrom(width: string, height: string): FigureSize | null {
  const widthInches = Number(width);
  const heightInches = Number(height);
  return isInside(widthInches) && isInside(heightInches) ? { widthInches, heightInches } : null;
}

/** The height at which a figure of this width can be read, as the field shows it. */
export function heightFor(figure: FigureSpec, widthInches: number): string {
  return suggestedHeight(figure, widthInches).toFixed(2);
}

function isInside(inches: number): boolean {
  return Number.isFinite(inches) && inches >= smallest && inches <= largest;
}
