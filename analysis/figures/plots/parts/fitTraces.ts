import { fitBand } from './fitBand';
import { ink } from '../../ink';
import type { LineFit } from '../../../analysisResults';

type Trace = Readonly<Record<string, unknown>>;

/** The traces of a fitted line with its 95 % band over [from, to]: band below, line above. Neutral colours. */
export function fitTraces(
  fit: LineFit,
  points: readonly { readonly x: number; readonly y: number }[],
  from: number,
  to: number,
): readonly Trace[] {
  const band = fitBand(fit, points, from, to);
  const x = band?.x ?? [from, to];
  const common = { type: 'scatter', mode: 'lines', hoverinfo: 'skip', showlegend: false };
  const line = {
    ...common,
    name: 'least squares',
    x,
    y: band?.y ?? x.map((value) => fit.intercept + fit.slope * value),
    line: { color: ink.text, width: 1.33 },
  };
  if (band === null) return [line];
  const outline = {
    ...common,
    name: '95 % confidence band of the mean',
    x: [...band.x, ...[...band.x].reverse()],
    y: [...band.hi, ...[...band.lo].reverse()],
    fill: 'toself',
    fillcolor: ink.faint,
    line: { width: 0, color: ink.faint },
    opacity: 0.12,
  };
  return [outline, line];
}
