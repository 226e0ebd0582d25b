import { printablePaper } from '../../analysis/figures/pdfPage';

/**
 * Puts the drawing alone on the page, in the lower left corner of the smallest paper that Chromium prints exactly
 * (`withPageSize` cuts the rest). Resolves when it is laid out.
 */
export async function showOnPage(svg: SVGSVGElement, widthInches: number, heightInches: number): Promise<void> {
  const height = printablePaper(heightInches);
  const paper = document.getElementById('paper') ?? document.createElement('style');
  paper.id = 'paper';
  paper.textContent =
    `@page { size: ${printablePaper(widthInches)}in ${height}in; margin: 0 }` +
    `main > svg { position: absolute; left: 0; top: ${height - heightInches}in }`;
  document.head.append(paper);
  document.getElementById('figure')?.replaceChildren(document.importNode(svg, true));
  await document.fonts.ready;
}
