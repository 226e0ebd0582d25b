import { oneLine } from '../oneLine';

/** Plain text as Markdown (GitHub's dialect): no markup, no HTML, no links; line breaks become spaces. */
export function markdownText(text: string): string {
  return (
    oneLine(text)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_[\]{}|~#!$]/g, '\\$&')
      // Bare addresses would become links.
      .replaceAll('://', ':\\//')
      .replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}\\.`)
      .replaceAll('@', '\\@')
  );
}
