import { oneLine } from '../../oneLine';

/**
 * Text that comes from an archive, made safe for Plotly, which reads a subset of HTML in every label. Control characters
 * become spaces.
 */
export function plotlyText(text: string): string {
  return oneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
