/** Plain text as Markdown (GitHub's dialect): no markup, no HTML, no links; line breaks become spaces. */
export function markdownText(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- control characters are what is removed
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
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
