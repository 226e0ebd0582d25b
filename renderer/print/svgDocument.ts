import type { FigureRequest } from '../../electron/contract';

const namespace = 'http://www.w3.org/2000/svg';

/** SVG text as an element of this page's document. Throws where it is not well-formed. */
export function parsedSvg(text: string): SVGSVGElement {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (!(root instanceof SVGSVGElement)) throw new Error('The drawing is not a well-formed SVG.');
  return root;
}

/**
 * The same element with its physical size, its title and description, and strokes that scale with it (Plotly's keep
 * their width on screens, and would turn to hair in a bitmap of 300 dots an inch).
 */
export function trueSize(svg: SVGSVGElement, { figure, widthInches, heightInches }: FigureRequest): SVGSVGElement {
  // Removed first, since the order in which Plotly leaves them changes from drawing to drawing.
  for (const name of ['style', 'viewBox', 'width', 'height']) svg.removeAttribute(name);
  svg.setAttribute('viewBox', `0 0 ${widthInches * 96} ${heightInches * 96}`);
  svg.setAttribute('width', `${widthInches}in`);
  svg.setAttribute('height', `${heightInches}in`);
  svg.setAttribute('role', 'img');
  for (const element of svg.querySelectorAll<SVGElement>('[style*="vector-effect"]'))
    element.style.removeProperty('vector-effect');
  for (const element of svg.querySelectorAll('[vector-effect]')) element.removeAttribute('vector-effect');
  const title = document.createElementNS(namespace, 'title');
  title.textContent = figure.title;
  const description = document.createElementNS(namespace, 'desc');
  description.textContent = figure.explanation;
  svg.prepend(title, description);
  return svg;
}

/** A copy with style rules of its own. */
export function withStyle(svg: SVGSVGElement, rules: string): SVGSVGElement {
  const copy = document.importNode(svg, true);
  const style = document.createElementNS(namespace, 'style');
  style.textContent = rules;
  copy.prepend(style);
  return copy;
}

/** The text of an SVG file. */
export function serialised(svg: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}
