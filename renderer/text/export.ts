/** Words of the export menu. */
export const exportText = {
  figure: 'Figure',
  table: 'Table',
  size: 'Size',
  venue: 'Venue',
  custom: 'Custom',
  column: 'column',
  fullWidth: 'full width',
  width: 'Width',
  height: 'Height',
  inches: 'in',
  saved: (place: string) => `Saved to ${place}`,
  exporting: (name: string) => `Exporting ${name}`,
  copy: 'Copy for a spreadsheet',
  copied: (title: string) => `Copied: ${title}`,
  formats: { svg: 'SVG', pdf: 'PDF', png: 'PNG', csv: 'CSV', tex: 'LaTeX', md: 'Markdown' },
  badSize: 'Width and height are numbers between 1 and 20 inches.',
} as const;
