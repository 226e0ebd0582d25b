import { textPointsFor } from '../../analysis/figures/venues';
import { printTheme, printTypography, themed } from '../../analysis/figures/theme';
import { embeddedFonts } from './embeddedFonts';
import { loadFonts } from './loadFonts';
import { plotSvg } from './plotSvg';
import { rasterise } from './rasterise';
import { serialised, withStyle } from './svgDocument';
import { showOnPage } from './showOnPage';
import { wordsOf } from './wordsOf';
import type { FigureRequest } from '../../electron/contract';

/** CSS pixels of an inch. */
const pixelsPerInch = 96;
/** Dots of an inch in a bitmap. */
const dotsPerInch = 300;

/**
 * Draws a figure on white at its true size, text in the points of the venue with this width. `svg`: the text of a file
 * that embeds its fonts and names nothing outside itself. `png`: base64 of a bitmap with 300 dots an inch. `pdf`: shows
 * the drawing alone on the page, ready to be printed, and resolves to an empty string. Rejects where Plotly or the
 * fonts fail.
 */
export async function drawFigure(request: FigureRequest): Promise<string> {
  const { figure, format, widthInches, heightInches } = request;
  const letters = printTypography(textPointsFor(widthInches));
  const size = { width: widthInches * pixelsPerInch, height: heightInches * pixelsPerInch };
  const drawing = themed(figure, printTheme, size, letters);
  const words = wordsOf(drawing);
  await loadFonts(letters.fontFamily, words);

  const svg = await plotSvg(drawing, request);
  if (format === 'pdf') {
    await showOnPage(svg);
    return '';
  }
  const whole = withStyle(svg, await embeddedFonts(letters.fontFamily, svg));
  if (format === 'svg') return serialised(whole);
  return rasterise(whole, Math.round(widthInches * dotsPerInch), Math.round(heightInches * dotsPerInch), dotsPerInch);
}
