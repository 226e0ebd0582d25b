/** Draws a figure for paper: on white, at its true size, in a page that nobody sees. */
import { BrowserWindow } from 'electron';
import { AgoraError } from '../../analysis/errors';
import type { FigureRequest } from '../contract';
import { printPage } from './origin';
import { withFixedDates } from './pdfDates';
import { printedPoints, withPageSize } from './pdfPageBox';
import { pagePreferences } from './windows';

/** The page is kept this long for the next figure. */
const idleMs = 30_000;

/** A figure that takes longer is given up. */
const drawWithinMs = 60_000;

let page: Promise<BrowserWindow> | null = null;
let drawing: Promise<unknown> = Promise.resolve();
let idleTimer: NodeJS.Timeout | null = null;

/**
 * The figure as the bytes of a PDF, SVG or PNG file (300 dots an inch). Figures are drawn one after another; the same
 * request gives the same bytes. Throws `AgoraError('internal')` where the page fails.
 */
export function drawFigure(request: FigureRequest): Promise<Uint8Array> {
  const drawn = drawing.catch(() => undefined).then(() => draw(request));
  drawing = drawn;
  return drawn;
}

/** Closes the page; the next figure opens a new one. */
export async function endDrawing(): Promise<void> {
  if (idleTimer !== null) clearTimeout(idleTimer);
  const open = page;
  page = null;
  (await open?.catch(() => null))?.destroy();
}

async function draw(request: FigureRequest): Promise<Uint8Array> {
  if (idleTimer !== null) clearTimeout(idleTimer);
  try {
    page ??= openPage();
    const window = await page;
    const text = await within(drawWithinMs, drawOn(window, request));
    if (request.format === 'pdf') return await printPdf(window, request);
    return request.format === 'png' ? Buffer.from(text, 'base64') : Buffer.from(text, 'utf8');
  } catch (error) {
    // A page that failed once is not asked again.
    await endDrawing();
    const context = { nextStep: 'Try again; the log has the details.' };
    throw new AgoraError('internal', `The figure ${request.figure.id} could not be drawn.`, context, { cause: error });
  } finally {
    if (page !== null) idleTimer = setTimeout(() => void endDrawing(), idleMs);
  }
}

async function openPage(): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    show: false,
    width: 1200,
    height: 900,
    webPreferences: { ...pagePreferences, backgroundThrottling: false },
  });
  await window.loadURL(printPage);
  return window;
}

async function drawOn({ webContents }: BrowserWindow, request: FigureRequest): Promise<string> {
  // The page sets `window.drawFigure` when its modules are loaded. What is passed is JSON, and so no script.
  const drawn: unknown = await webContents.executeJavaScript(`window.drawFigure(${JSON.stringify(request)})`);
  if (typeof drawn !== 'string') throw new Error('the page gave no drawing');
  return drawn;
}

async function printPdf({ webContents }: BrowserWindow, request: FigureRequest): Promise<Uint8Array> {
  const { widthInches, heightInches } = request;
  const [width, height] = [printedPoints(widthInches), printedPoints(heightInches)];
  // The paper is larger than the figure, which stands in its upper left corner, where it is cut out.
  const css = await webContents.insertCSS(
    `@page { size: ${width}pt ${height}pt !important; margin: 0 !important }
    main > svg { position: absolute !important; top: 0 !important; left: 0 !important }`,
  );
  try {
    const pdf = await webContents.printToPDF({
      pageSize: { width: width / 72, height: height / 72 },
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      printBackground: true,
      preferCSSPageSize: true,
    });
    return withFixedDates(withPageSize(pdf, widthInches, heightInches));
  } finally {
    await webContents.removeInsertedCSS(css);
  }
}

function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no drawing within ${limitMs / 1000} s`)), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
