/** Figures as files, from the window and from a job of the terminal. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { expect, test } from '@playwright/test';
import type { FigureFormat, FigureRequest } from '../../electron/contract';
import type {} from '../../renderer/machine';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';
import { chooseToSave, startAgain } from './shellSteps';

const scratch = scratchFolder();

const figure = {
  id: 'pgr_vs_problem_solving',
  title: 'PGR against problem solving',
  explanation: 'Three invented points.',
  data: [{ type: 'scatter', mode: 'markers', x: [1, 2, 3], y: [30, 10, 20] }],
  layout: { xaxis: { title: { text: 'Problem solving' } }, yaxis: { title: { text: 'PGR' } } },
  table: { id: 'points', title: 'Points', columns: [], rows: [], notes: [] },
};

/** Inches of a text column that is no whole number of points. */
const size = { widthInches: 3.3125, heightInches: 2.0471 };

function inspect(program: 'pdfinfo' | 'pdffonts', file: string): string {
  return execFileSync(program, [file], { encoding: 'utf8' });
}

test('a figure is exported at its true size, fonts embedded, the same bytes each time', async () => {
  await using app = await launchApp();
  await expect(app.window).toHaveTitle('Agora Workbench');
  const save = async (name: string, format: FigureFormat) => {
    const target = scratch(name);
    await chooseToSave(app, target);
    const request: FigureRequest = { figure, format, ...size };
    expect(await app.window.evaluate((asked) => window.agora.exportFigure(asked), request)).toEqual({ path: target });
    return target;
  };
  const pdf = await save('first.pdf', 'pdf');
  expect(inspect('pdfinfo', pdf)).toMatch(/Pages: +1\n[\s\S]*Page size: +238\.5 x 147\.391 pts/);
  const fonts = inspect('pdffonts', pdf).trim().split('\n').slice(2);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) {
    expect(font).not.toContain('Type 3');
    expect(font).toMatch(/ yes (yes|no) +(yes|no) +\d+ +\d+$/);
  }
  expect(fs.readFileSync(await save('second.pdf', 'pdf')).equals(fs.readFileSync(pdf))).toBe(true);

  const svg = fs.readFileSync(await save('figure.svg', 'svg'), 'utf8');
  expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg/);
  expect(svg).toContain('data:font/woff2;base64,');
  const png = fs.readFileSync(await save('figure.png', 'png'));
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([994, 614]);

  await chooseToSave(app, null);
  const request: FigureRequest = { figure, format: 'pdf', ...size };
  expect(await app.window.evaluate((asked) => window.agora.exportFigure(asked), request)).toBeNull();
});

test('figures are drawn for the terminal without a window, beside an open app', async () => {
  await using app = await launchApp();
  const job = {
    figures: [
      { request: { figure, format: 'pdf', ...size }, out: scratch('a.pdf') },
      { request: { figure, format: 'svg', ...size }, out: scratch('b.svg') },
      { request: { figure, format: 'pdf', ...size, widthInches: 7, heightInches: 4.5 }, out: scratch('c.pdf') },
    ],
  };
  fs.writeFileSync(scratch('job.json'), JSON.stringify(job));
  const { code, output } = await startAgain(
    ['--draw', scratch('job.json'), `--user-data-dir=${scratch('draw')}`],
    scratch(),
  );
  expect([code, output]).toEqual([
    0,
    `${JSON.stringify({ files: [scratch('a.pdf'), scratch('b.svg'), scratch('c.pdf')] })}\n`,
  ]);
  expect(inspect('pdfinfo', scratch('a.pdf'))).toContain('238.5 x 147.391 pts');
  expect(inspect('pdfinfo', scratch('c.pdf'))).toContain('504 x 324 pts');
  expect(fs.readdirSync(scratch()).sort()).toEqual(['a.pdf', 'b.svg', 'c.pdf', 'draw', 'job.json']);
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a drawing job that cannot be done says why and writes nothing', async () => {
  fs.writeFileSync(scratch('job.json'), JSON.stringify({ figures: [{ request: {}, out: 'relative.pdf' }] }));
  const profile = `--user-data-dir=${scratch('draw')}`;
  const unread = await startAgain(['--draw', 'job.json', profile], scratch());
  expect(unread).toMatchObject({ code: 2, output: '' });
  expect(unread.errors).toContain('The drawing job cannot be read');

  const nowhere = scratch('missing', 'a.pdf');
  const request = { figure, format: 'pdf', ...size };
  fs.writeFileSync(scratch('job.json'), JSON.stringify({ figures: [{ request, out: nowhere }] }));
  const unwritten = await startAgain(['--draw=job.json', profile], scratch());
  expect(unwritten).toMatchObject({ code: 1, output: '' });
  expect(unwritten.errors).toContain('ENOENT');
});
