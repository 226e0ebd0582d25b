import Plotly from 'plotly.js-strict-dist-min';
import type { Drawing } from '../../analysis/figures/theme';
import type { FigureRequest } from '../../electron/contract';
import { parsedSvg, trueSize } from './svgDocument';
import { withFixedIds } from './fixedIds';

const prefix = /^data:image\/svg\+xml,/;

/** The drawing as an SVG element of true size whose markup depends on the request alone. */
export async function plotSvg(drawing: Drawing, request: FigureRequest): Promise<SVGSVGElement> {
  const host = document.createElement('div');
  document.body.append(host);
  try {
    const data = drawing.data.map((trace, index) => ({ ...trace, uid: `trace${index}` }));
    const plot = await Plotly.newPlot(host, data, { ...drawing.layout }, { staticPlot: true, responsive: false });
    const { width, height } = drawing.layout;
    const image = await Plotly.toImage(plot, { format: 'svg', width: Number(width), height: Number(height) });
    const svg = parsedSvg(withFixedIds(decodeURIComponent(image.replace(prefix, ''))));
    return trueSize(svg, request);
  } finally {
    Plotly.purge(host);
    host.remove();
  }
}
