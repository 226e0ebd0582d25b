/**
 * Puts the drawing alone on the page, in its upper left corner; the machine prints it on paper that is large enough and
 * cuts the page to the drawing's size. Resolves when it is laid out.
 */
export async function showOnPage(svg: SVGSVGElement): Promise<void> {
  document.getElementById('figure')?.replaceChildren(document.importNode(svg, true));
  await document.fonts.ready;
}
