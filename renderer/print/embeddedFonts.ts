import { toBase64 } from './base64';
import { inUnicodeRange } from './unicodeRange';

interface Face {
  readonly weight: string;
  readonly style: string;
  readonly range: string;
  readonly url: string;
}

/** The family's faces as the page's style sheets declare them. */
function declaredFaces(family: string): readonly Face[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const property = (name: string) => rule.style.getPropertyValue(name);
      const source = /url\(["']?([^"')]+)["']?\)\s*format\(["']?woff2/.exec(property('src'))?.[1];
      if (property('font-family').replace(/["']/g, '') !== family || source === undefined) return [];
      const url = new URL(source, sheet.href ?? document.baseURI).href;
      return [
        { weight: property('font-weight'), style: property('font-style'), range: property('unicode-range'), url },
      ];
    }),
  );
}

/** Weights that a drawing uses. */
function weightsIn(svg: SVGSVGElement): ReadonlySet<string> {
  const bold = /font-weight\s*[:=]\s*["']?\s*(bold|[6-9]00)/.test(new XMLSerializer().serializeToString(svg));
  return new Set(bold ? ['400', '700'] : ['400']);
}

async function embedded(face: Face, family: string): Promise<string> {
  const response = await fetch(face.url);
  if (!response.ok) throw new Error(`The font file of ${family} could not be read (${response.status}).`);
  const data = toBase64(new Uint8Array(await response.arrayBuffer()));
  const range = face.range === '' ? '' : `unicode-range:${face.range};`;
  return (
    `@font-face{font-family:"${family}";font-style:${face.style};font-weight:${face.weight};${range}` +
    `src:url(data:font/woff2;base64,${data}) format("woff2")}`
  );
}

/**
 * Style rules with the subsets of the family that the drawing's text needs, as data inside the rules. Characters that
 * the family lacks fall back to the reader's fonts.
 */
export async function embeddedFonts(family: string, svg: SVGSVGElement): Promise<string> {
  const points = [...new Set(svg.textContent)].map((character) => character.codePointAt(0) ?? 0);
  const weights = weightsIn(svg);
  const needed = declaredFaces(family).filter(
    (face) =>
      face.style === 'normal' &&
      weights.has(face.weight) &&
      points.some((point) => point > 32 && inUnicodeRange(face.range, point)),
  );
  return (await Promise.all(needed.map((face) => embedded(face, family)))).join('\n');
}
