/** Puts the drawing alone on the page, whose paper has exactly its size. Resolves when it is laid out. */
export async function showOnPage(svg: SVGSVGElement, widthInches: number, heightInches: number): Promise<void> {
  const paper = document.getElementById('paper') ?? document.createElement('style');
  paper.id = 'paper';
  paper.textContent = `@page { size: ${widthInches}in ${heightInches}in; margin: 0 }`;
  document.head.append(paper);
  document.getElementById('figure')?.replaceChildren(document.importNode(svg, true));
  await document.fonts.ready;
}
