import { htmlText } from '../writers/htmlText';
import type { ReportInput } from './input';

/** Links to the parts of the page, with how much each holds. */
export function contents({ exhibits, analysis, open, pgr }: ReportInput): string {
  const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  const parts = [
    ['leaderboard', `Leaderboard, ${counted(exhibits.leaderboard.rows.length, 'row', 'rows')}`],
    ['questions', 'Questions'],
    ['findings', counted(analysis.findings.length + pgr.checks.length, 'finding', 'findings')],
    ['figures', counted(exhibits.figures.length, 'figure', 'figures')],
    ['tables', counted(exhibits.tables.length + exhibits.scores.length, 'table', 'tables')],
    ['method', 'Method'],
    [
      'sources',
      `${counted(open.artifacts.length, 'file', 'files')}, ${counted(open.problems.length, 'problem', 'problems')}`,
    ],
  ];
  return `<nav>${parts.map(([id, text]) => `<a href="#${id ?? ''}">${htmlText(text ?? '')}</a>`).join(' ')}</nav>`;
}
