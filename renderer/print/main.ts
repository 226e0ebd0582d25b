/** The page on which figures are drawn for paper. Nobody sees it; the machine calls `window.drawFigure`. */
import '@fontsource/tinos/400.css';
import '@fontsource/tinos/700.css';
import './print.css';
import { drawFigure } from './drawFigure';

declare global {
  interface Window {
    drawFigure: typeof drawFigure;
  }
}

window.drawFigure = drawFigure;
