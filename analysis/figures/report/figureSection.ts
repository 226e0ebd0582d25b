import { htmlText } from '../writers/htmlText';
import { toHtml } from '../writers/toHtml';
import type { FigureSpec } from '../figure';

/** A figure with its explanation and the data behind it; without the drawing the data stand open. */
export function figureSection(figure: FigureSpec, drawn: 'drawn' | 'absent'): string {
  const file = `figures/${htmlText(figure.id)}`;
  const endings = drawn === 'drawn' ? ['svg', 'pdf', 'png', 'csv'] : ['csv'];
  const picture =
    drawn === 'drawn' ? `<img src="${file}.svg" alt="${htmlText(`${figure.title}. ${figure.explanation}`)}">` : '';
  return `<section id="figure-${htmlText(figure.id)}">
<figure>
<h3>${htmlText(figure.title)}</h3>
${picture}
<figcaption>${htmlText(figure.explanation)}</figcaption>
</figure>
<details${drawn === 'drawn' ? '' : ' open'}><summary>Data behind the figure</summary><div class="scroll">${toHtml(figure.table)}</div></details>
<p class="files">${endings.map((ending) => `<a href="${file}.${ending}">${ending}</a>`).join(' ')}</p>
</section>`;
}
