/** What a judge's grades come to, in words and tables. */
import type { JudgeReport } from '../../jobs/judge/outputs/judgeReport';
import type { AgreementWith } from '../../jobs/judge/outputs/agreements';
import { textTable, type TextColumn } from '../textTable';

const left = (header: string): TextColumn => ({ header, align: 'left' });
const right = (header: string): TextColumn => ({ header, align: 'right' });

/** @param archive As the plan names it. */
export function judgeText({ grades, agreement }: JudgeReport, archive: string, width: number): string {
  const { judge, aspect, rubrics, metric, runs, position, length } = grades;
  const ofRuns = textTable(
    [
      left('Run'),
      right('Mean'),
      right('95 %'),
      right('Graded'),
      ...[1, 2, 3, 4, 5].map((grade) => right(String(grade))),
    ],
    runs.map(({ run, mean, lo, hi, n, drawn, counts }) => [
      run,
      number(mean),
      interval(lo, hi),
      `${String(n)} of ${String(drawn)}`,
      ...counts.map(String),
    ]),
    width,
  );
  const words = aspect === 'quality' ? 'response' : 'instruction';
  const { all, withinRuns } = length;
  const lines = [
    `Position   ${
      position
        ? `${signed(position.mean)} ${interval(position.lo, position.hi)} where the scores are listed from 5 to 1; ${String(position.changed)} of ${String(position.n)} grades are others`
        : 'not tried; --swap grades each instance with the scores listed both ways'
    }`,
    `Length     rank correlation of the grade and the words of the ${words}: ${
      all
        ? `${signed(all.coefficient)} ${interval(all.lo, all.hi)}, n ${String(all.n)}`
        : 'none, as one of them does not vary'
    }`,
    ...(withinRuns && runs.length > 1
      ? [`           within runs: ${signed(withinRuns.coefficient)} ${interval(withinRuns.lo, withinRuns.hi)}`]
      : []),
  ];
  const title = `${aspect === 'quality' ? 'Quality of the responses' : 'Difficulty of the instructions'}, judged by ${judge} with the rubrics ${rubrics}`;
  return `${title}\n\n${ofRuns}\n${lines.join('\n')}\n\n${agreementText(agreement, width)}Metric     ${metric}\n           agora metrics ${/\s/.test(archive) ? `"${archive}"` : archive} --metric ${metric}\n`;
}

function agreementText(agreement: readonly AgreementWith[], width: number): string {
  if (agreement.length === 0) return 'Agreement  no labels are given and no other judge of these instances is kept\n';
  const value = (found: AgreementWith['kappa']) =>
    found === null ? '–' : `${number(found.value)} ${interval(found.lo, found.hi)}`.trim();
  return `${textTable(
    [
      left('Agreement with'),
      right('n'),
      right('Same'),
      right("Cohen's kappa"),
      right('Quadratic kappa'),
      right('Spearman'),
      right('Pearson'),
    ],
    agreement.map((each) => [
      each.with === 'labels' ? `labels: ${each.name}` : (each.how ?? each.name),
      String(each.n),
      ...[each.exact, each.kappa, each.quadraticKappa, each.spearman, each.pearson].map(value),
    ]),
    width,
  )}\n`;
}

function number(value: number | null): string {
  // No minus before what is rounded to nothing.
  return value === null ? '–' : value.toFixed(2).replace(/^-(?=0\.00$)/, '');
}

function signed(value: number | null): string {
  return value !== null && value > 0 ? `+${number(value)}` : number(value);
}

function interval(lo: number | null, hi: number | null): string {
  return lo === null || hi === null ? '' : `[${number(lo)}, ${number(hi)}]`;
}
