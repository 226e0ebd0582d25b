import { htmlText } from '../writers/htmlText';
import { toHtml } from '../writers/toHtml';
import { contents } from './contents';
import { figureSection } from './figureSection';
import { findingsSection } from './findingsSection';
import { guideSection } from './guideSection';
import { methodSection } from './methodSection';
import { sourcesSection } from './sourcesSection';
import { style } from './style';
import type { ReportInput } from './input';
import type { TableSpec } from '../figure';

function tableSection(table: TableSpec): string {
  const links = ['csv', 'tex', 'md']
    .map((ending) => `<a href="tables/${htmlText(table.id)}.${ending}">${ending}</a>`)
    .join(' ');
  return `<section id="table-${htmlText(table.id)}"><div class="scroll">${toHtml(table)}</div><p class="files">${links}</p></section>`;
}

/** The page as one HTML document, with its own style and no script. All text of the archive is escaped. */
export function reportPage(input: ReportInput): string {
  const { archive, study, exhibits, madeWith } = input;
  const title = `${archive.name}: which generator’s data makes the better student?`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:">
<title>${htmlText(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${htmlText(title)}</h1>
<p class="quiet">Archive ${htmlText(archive.name)}, read as ${htmlText(study.name)}. Fingerprint ${htmlText(archive.fingerprint)}. Made with ${htmlText(madeWith)}.</p>
${contents(input)}
</header>
<main>
<h2 id="leaderboard">Leaderboard</h2>
${tableSection(exhibits.leaderboard)}
<h2 id="questions">Questions</h2>
${guideSection(input)}
<h2 id="findings">Findings</h2>
${findingsSection(input)}
<h2 id="figures">Figures</h2>
${input.figures === 'absent' ? '<p class="quiet">The figures were not drawn: that needs Electron and a display. The data behind each stands here.</p>' : ''}
${exhibits.figures.map((figure) => figureSection(figure, input.figures)).join('\n')}
<h2 id="tables">Tables</h2>
${[...exhibits.tables, ...exhibits.scores].map(tableSection).join('\n')}
<h2 id="method">How the numbers were computed</h2>
${methodSection(input)}
<h2 id="sources">What was read</h2>
${sourcesSection(input)}
</main>
</body>
</html>
`;
}
