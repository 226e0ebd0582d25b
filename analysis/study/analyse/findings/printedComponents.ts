import type { Finding, PcaPart } from '../../../analysisResults';
import { enumerate, figure, type FindingContext } from './finding';

/** Tucker's congruence from which two components are taken for the same (Lorenzo-Seva & ten Berge 2006). */
const SAME_COMPONENT = 0.95;

/** Components in another order, of another sign, or not found again, compared to print. */
export function examinePrintedComponents({ input, parts: { pca } }: FindingContext): Finding[] {
  if (!pca) return [];
  if (!pca.congruence) return printedElsewhere(input.printed.some(({ quantity }) => quantity === 'loading'));
  const matches = pca.congruence.map((match) => ({
    ...match,
    pair: `PC${match.component + 1} here and PC${match.printedComponent + 1} in print`,
  }));
  const moved = matches.filter(({ component, printedComponent }) => component !== printedComponent);
  const mirrored = matches.filter(({ coefficient }) => coefficient < 0);
  const unlike = matches.filter(({ coefficient }) => Math.abs(coefficient) < SAME_COMPONENT);
  const evidence = (some: typeof matches) =>
    Object.fromEntries(some.map(({ pair, coefficient }) => [pair, coefficient]));
  const findings: Finding[] = [];
  if (moved.length > 0)
    findings.push({
      code: 'components-reordered',
      severity: 'note',
      message:
        `By their loadings, ${enumerate(moved.map(({ pair }) => pair))} belong together. Components are matched by congruence, never by number; ` +
        'those with close shares of variance change places easily.',
      evidence: { ...evidence(moved), ...sharesOf(pca, moved) },
    });
  if (mirrored.length > 0)
    findings.push({
      code: 'components-mirrored',
      severity: 'note',
      message: `The sign of a component is arbitrary; here its largest absolute loading is positive. Opposite in print: ${enumerate(mirrored.map(({ pair }) => pair))}.`,
      evidence: evidence(mirrored),
    });
  if (unlike.length > 0)
    findings.push({
      code: 'components-not-found-again',
      severity: 'caution',
      message:
        `Congruence with the printed component below ${SAME_COMPONENT}: ` +
        `${enumerate(unlike.map(({ pair, coefficient }) => `${pair} (${figure(coefficient)})`))}. The printed loadings of these do not follow from the printed tables.`,
      evidence: evidence(unlike),
    });
  return findings;
}

const sharesOf = (pca: PcaPart, matches: readonly { readonly component: number }[]) =>
  Object.fromEntries(
    matches.map(({ component }) => [`share of PC${component + 1}`, pca.explainedVarianceRatio[component] ?? null]),
  );

const printedElsewhere = (isPrinted: boolean): Finding[] =>
  isPrinted
    ? [
        {
          code: 'printed-loadings-of-other-columns',
          severity: 'note',
          message: 'Loadings are printed for other predictors than those analysed here and are not compared.',
          evidence: {},
        },
      ]
    : [];
