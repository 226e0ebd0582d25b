/** Every colour of text against every ground it may stand on: at least 4.5 : 1 (WCAG 2.2, 1.4.3), in both themes. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = fs.readFileSync(path.resolve(import.meta.dirname, '../../../renderer/styles/tokens.css'), 'utf8');

function colours(theme: string): ReadonlyMap<string, string> {
  const block = new RegExp(`data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]));
}

/** Relative luminance of a colour in sRGB. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const onEveryGround = ['text', 'second', 'faint'].flatMap((ink) =>
  ['ground', 'frame', 'raised', 'hover', 'selected'].map((ground) => [ink, ground] as const),
);
const others = [
  ['text', 'pressed'],
  ['second', 'pressed'],
  ['fault', 'ground'],
  ['fault', 'raised'],
  ['fault', 'frame'],
  ['caution', 'ground'],
  ['caution', 'raised'],
  ['caution', 'frame'],
  ['note', 'ground'],
  ['accent', 'ground'],
  ['on-accent', 'accent'],
] as const;

describe.each(['light', 'dark'])('the %s theme', (theme) => {
  const palette = colours(theme);
  it.each([...onEveryGround, ...others])('%s on %s can be read', (ink, ground) => {
    const [front, back] = [palette.get(ink), palette.get(ground)];
    if (!front || !back) return expect.fail(`--${ink} or --${ground} is missing`);
    return expect(contrast(front, back)).toBeGreaterThanOrEqual(4.5);
  });
});
