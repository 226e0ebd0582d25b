/** A figure from the window to a file. */
import type { FigureRequest, Saved } from '../contract';
import { chooseSavePath, saveTo } from './dialogs';
import { drawFigure } from './drawFigure';

/** Asks where to save, draws, and saves. Null: cancelled, and nothing was drawn. */
export async function exportFigure(request: FigureRequest): Promise<Saved | null> {
  const path = await chooseSavePath(`${request.figure.id}.${request.format}`);
  return path === null ? null : saveTo(path, await drawFigure(request));
}
