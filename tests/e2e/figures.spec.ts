/** Every figure as a file: true size, embedded fonts, nothing from outside, the same bytes each time. */
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { evidenceExhibits } from '../../analysis/figures/evidenceExhibits';
import { makeExhibits } from '../../analysis/figures/exhibits';
import { leaveOneOutStrips } from '../../analysis/figures/plots/leaveOneOut';
import { analyseInDepth } from '../../analysis/study/analyse/analyse';
import { leaveOneOut, type LeaveOneOut } from '../../analysis/study/analyse/sensitivity/leaveOneOut';
import type { FigureFormat, FigureRequest } from '../../electron/contract';
import { analysis, craftedNames, pgr, study } from '../analysis/figures/inputs';
import { publishedInput } from '../analysis/study/analyse/input';
import { scratchFolder } from './scratch';

const projectRoot = path.resolve(import.meta.dirname, '../..');
const published = publishedInput();
const inDepth = analyseInDepth(published);
const figures = [
  ...makeExhibits({ study, pgr, analysis }).figures,
  ...evidenceExhibits(published.study, inDepth).figures,
  leaveOneOutStrips(published.study, everyPartLeftOut(), 'leaveOneGeneratorOutR2'),
];
/** A text block, a column whose size Chromium rounds, and a height of one's own. */
const sizes = [
  { widthInches: 5.5, heightInches: 3.399 },
  { widthInches: 3.03, heightInches: 2.5 },
] as const;

function everyPartLeftOut(): LeaveOneOut {
  const work = leaveOneOut(published);
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

const scratch = scratchFolder();

interface Drawn {
  readonly request: FigureRequest;
  readonly out: string;
}

/** Draws in one start of the app without a window; fails on any error on the page's console. */
async function draw(requests: readonly FigureRequest[]): Promise<readonly Drawn[]> {
  const drawings = requests.map((request, index) => ({
    request,
    out: scratch(`${index}.${request.format}`),
  }));
  const job = scratch('job.json');
  const problems = scratch('problems.jsonl');
  fs.writeFileSync(job, JSON.stringify({ figures: drawings }));
  const watcher = path.join(import.meta.dirname, 'watcher.cjs');
  const profile = `--user-data-dir=${scratch('profile')}`;
  const child = spawn(process.env['AGORA_ELECTRON'] ?? '', ['-r', watcher, projectRoot, '--draw', job, profile], {
    env: { ...process.env, AGORA_E2E_PROBLEMS: problems },
  });
  let errors = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code, errors).toBe(0);
  expect(fs.existsSync(problems) ? fs.readFileSync(problems, 'utf8') : '').toBe('');
  return drawings;
}

const everyFigure = (format: FigureFormat): readonly FigureRequest[] =>
  sizes.flatMap((size) => figures.map((figure) => ({ figure, format, ...size })));

test('a PDF has exactly its size, one page, and every font embedded as outlines', async () => {
  for (const { request, out } of await draw(everyFigure('pdf'))) {
    const info = execFileSync('pdfinfo', [out], { encoding: 'utf8' });
    const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(info) ?? [];
    expect(Math.abs(Number(width) - request.widthInches * 72), request.figure.id).toBeLessThan(0.01);
    expect(Math.abs(Number(height) - request.heightInches * 72), request.figure.id).toBeLessThan(0.01);
    expect(info).toMatch(/Pages:\s+1\n/);

    const fonts = execFileSync('pdffonts', [out], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      expect(font, request.figure.id).toMatch(/^[A-Z]{6}\+Tinos-\w+\s+CID TrueType\s+Identity-H\s+yes/);
    }
    expect(execFileSync('pdfimages', ['-list', out], { encoding: 'utf8' }).trim().split('\n')).toHaveLength(2);
  }
});

test('an SVG has its physical size, carries its fonts, and names nothing outside itself', async () => {
  for (const { request, out } of await draw(everyFigure('svg'))) {
    const svg = fs.readFileSync(out, 'utf8');
    const [root] = /<svg[^>]*>/.exec(svg) ?? [''];
    expect(root).toContain(`width="${request.widthInches}in"`);
    expect(root).toContain(`height="${request.heightInches}in"`);
    expect(svg).toMatch(/@font-face\{font-family:"Tinos";[^}]*src:url\(data:font\/woff2;base64,/);
    const references = [...svg.matchAll(/(?:href|src)\s*=\s*["']([^"']*)|url\(\s*["']?(?:&quot;)?([^"')&]*)/g)];
    for (const [, attribute, url] of references) expect(attribute ?? url).toMatch(/^(#|data:)/);
    expect(svg).not.toContain('<image');
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('vector-effect');
    expect(svg).toContain(`<title>${request.figure.title.replaceAll('&', '&amp;')}</title>`);
  }
});

test('a PNG has 300 dots an inch and says so', async () => {
  for (const { request, out } of await draw(everyFigure('png'))) {
    const png = fs.readFileSync(out);
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(Math.round(request.widthInches * 300));
    expect(png.readUInt32BE(20)).toBe(Math.round(request.heightInches * 300));
    expect(png.toString('latin1', 37, 41)).toBe('pHYs');
    expect(png.readUInt32BE(41)).toBe(11811);
  }
});

test('the same figure gives the same bytes', async () => {
  const [figure] = figures;
  if (figure === undefined) throw new Error('There is no figure to draw.');
  const formats = ['pdf', 'svg', 'png'] as const;
  const requests = formats.map((format) => ({ figure, format, ...sizes[0] }));
  const drawn = await draw([...requests, ...requests]);
  const bytes = drawn.map(({ out }) => fs.readFileSync(out).toString('base64'));
  expect(bytes.slice(3).map((again, index) => again === bytes[index])).toEqual([true, true, true]);
});

test('names from an archive are drawn as text', async () => {
  const generators = study.generators.map((one, index) => ({ ...one, name: craftedNames[5 + index] ?? '' }));
  const crafted = makeExhibits({ study: { ...study, generators }, pgr, analysis }).figures;
  const requests = crafted.map((figure) => ({ figure, format: 'svg' as const, ...sizes[0] }));
  const texts = (await draw(requests)).map(({ out }) => fs.readFileSync(out, 'utf8'));
  const isMarkup = (svg: string) => /<(script|img|a)\b|<[^>]*\son\w+=/.test(svg);
  expect(texts.map(isMarkup)).toEqual(texts.map(() => false));
  expect(texts.join().includes('&lt;script&gt;alert(1)&lt;/script&gt;')).toBe(true);
});
