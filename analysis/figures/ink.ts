/**
 * Colours that depend on where a figure is drawn. A specification names them by these words; `themed` puts the theme's
 * colours in their place.
 */
export const ink = {
  background: 'theme:background',
  text: 'theme:text',
  faint: 'theme:faint',
  line: 'theme:line',
} as const;
