import { guideOf } from '../guide/guide';
import { questionIds, type GuideStep } from '../guide/guideStep';
import { htmlText } from '../writers/htmlText';
import type { ReportInput } from './input';

/** Each question with its steps in words, and links to what they rest on. */
export function guideSection({ study, analysis, leaveOneOut, exhibits }: ReportInput): string {
  const titles = new Map([
    ...exhibits.figures.map(({ id, title }) => [`figure-${id}`, title] as const),
    ...exhibits.tables.map(({ id, title }) => [`table-${id}`, title] as const),
  ]);
  return questionIds
    .map((id) => {
      const { question, steps } = guideOf(id, { study, analysis, leaveOneOut });
      return `<section id="question-${id}">
<h3>${htmlText(question)}</h3>
<ol>
${steps.map((step) => stepItem(step, titles)).join('\n')}
</ol>
</section>`;
    })
    .join('\n');
}

function stepItem(
  { title, sentences, figures, tables, findings }: GuideStep,
  titles: ReadonlyMap<string, string>,
): string {
  const anchors = [...figures.map((id) => `figure-${id}`), ...tables.map((id) => `table-${id}`)];
  const links = anchors.flatMap((anchor) => {
    const name = titles.get(anchor);
    return name === undefined ? [] : [`<a href="#${htmlText(anchor)}">${htmlText(name)}</a>`];
  });
  return `<li><b>${htmlText(title)}</b>
${sentences.map((sentence) => `<p>${htmlText(sentence)}</p>`).join('\n')}
${findings.length > 0 ? '<p class="files"><a href="#findings">Findings with their figures</a></p>' : ''}
${links.length > 0 ? `<p class="files">${links.join(' ')}</p>` : ''}</li>`;
}
