import { toBase64 } from './base64';
import { withResolution } from './pngResolution';
import { serialised } from './svgDocument';

/** Base64 of a PNG of exactly `width` × `height` dots that says its resolution. Rejects where the SVG cannot be drawn. */
export async function rasterise(
  svg: SVGSVGElement,
  width: number,
  height: number,
  dotsPerInch: number,
): Promise<string> {
  const copy = document.importNode(svg, true);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('preserveAspectRatio', 'none');
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${toBase64(new TextEncoder().encode(serialised(copy)))}`;
  await image.decode();

  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The page gave no canvas to draw on.');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The bitmap could not be made.');
  return toBase64(withResolution(new Uint8Array(await blob.arrayBuffer()), dotsPerInch));
}
