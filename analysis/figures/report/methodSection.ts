import { generatorName, settingName } from '../names';
import { htmlText } from '../writers/htmlText';
import type { ReportInput } from './input';

const rules = {
  'mean-of-pgrs':
    'A cell’s PGR is the mean over its domain’s benchmarks of 100 × (student − base) / (reference − base) (rule mean-of-pgrs).',
  'pgr-of-mean':
    'A cell’s PGR is 100 × (student − base) / (reference − base) of the mean scores over its domain’s benchmarks (rule pgr-of-mean).',
} as const;

/** What each number rests on: rule, n, method, what was left out, and where printed values come from. */
export function methodSection({ study, pgr, analysis }: ReportInput): string {
  const { data, problemSolving, pca, regression } = analysis;
  const printedCells = pgr.cells.filter((cell) => cell.status === 'printed').length;
  const sources = [
    ...Object.values(problemSolving?.coarse?.printed ?? {}),
    ...Object.values(problemSolving?.fine?.printed ?? {}),
    ...Object.values(regression?.printed ?? {}),
  ].map((printed) => printed.source);
  const places = [...new Set([...sources, ...(pca?.printed ? [pca.printed.source] : [])])];
  const sentences = [
    rules[pgr.rule],
    printedCells === 0
      ? null
      : `${printedCells} of ${pgr.cells.length} cells are known from print only; their rule and anchors are not printed. Averages of them are computed here and stand apart from the printed averages.`,
    'Every average weighs its cells alike and says how many of how many it rests on. A cell at fault is shown and takes no part.',
    `The analysis rests on ${data.n} complete cells of ${data.generators} generators in ${data.settings} settings.`,
    problemSolving
      ? 'Problem solving against data generation: ordinary least squares with one predictor; p two-sided from the t distribution with n − 2 degrees of freedom.'
      : null,
    pca
      ? `Principal components of ${pca.rows.length} × ${pca.columns.length} values, columns standardised with the population deviation, by singular value decomposition; the largest absolute loading of a component is positive.`
      : null,
    regression
      ? `PGR on ${regression.k} components: ordinary least squares over ${regression.n} cells; out of sample, standardisation, components and regression are refitted in each fold.`
      : null,
    places.length === 0
      ? null
      : `Printed values stand beside computed ones and come from: ${places.join('; ')}. Where they differ, the tables say by how much and why.`,
  ];
  const leftOut = data.leftOut.map(
    (cell) =>
      `<li>${htmlText(generatorName(study, cell.generator))}, ${htmlText(settingName(study, cell.method, cell.domain))}: ${htmlText(cell.reason)}</li>`,
  );
  return (
    sentences.flatMap((sentence) => (sentence === null ? [] : [`<p>${htmlText(sentence)}</p>`])).join('\n') +
    (leftOut.length === 0
      ? ''
      : `<details><summary>${leftOut.length} cells left out</summary><ul>${leftOut.join('\n')}</ul></details>`)
  );
}
