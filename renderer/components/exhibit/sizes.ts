/** Widths and heights of exported figures, in inches. */
import { printSize } from '../../../analysis/figures/venues';

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

/** The height that goes with a width, as the field shows it. */
export function heightFor(widthInches: number): string {
  return printSize(widthInches).heightInches.toFixed(2);
}

function isInside(inches: number): boolean {
  return Number.isFinite(inches) && inches >= smallest && inches <= largest;
}
