/** Printed principal components, found by congruence and never by their number. */
import type { PcaPart } from '../analysisResults';

export interface PrintedComponent {
  /** 0-based number in the publication. */
  readonly index: number;
  /** Tucker's congruence with the computed component; its sign says whether the printed vector points the other way. */
  readonly congruence: number;
  readonly explainedVarianceRatio: number | null;
  /** One value a column, turned to the computed component's direction. */
  readonly loadings: readonly number[];
}

/** The printed component that belongs to computed component `component` (0-based); null where none was matched. */
export function printedComponent(pca: PcaPart, component: number): PrintedComponent | null {
  const match = pca.congruence?.find((pair) => pair.component === component);
  const loadings = match === undefined ? undefined : pca.printed?.loadings[match.printedComponent];
  if (match === undefined || loadings === undefined) return null;
  const direction = match.coefficient < 0 ? -1 : 1;
  return {
    index: match.printedComponent,
    congruence: match.coefficient,
    explainedVarianceRatio: pca.printed?.explainedVarianceRatio[match.printedComponent] ?? null,
    loadings: loadings.map((value) => (value === 0 ? 0 : value * direction)),
  };
}

/** `PC1` for 0. */
export const componentName = (index: number): string => `PC${index + 1}`;
