/** Words of the analysis. */
export const analysisText = {
  findings: 'Findings',
  findingsEmpty: 'No findings.',
  contents: 'On this page',
  data: 'Data',
  export: 'Export',
  explain: 'Explain',
  showData: (title: string) => `Show the table behind: ${title}`,
  showFigure: (title: string) => `Show the figure: ${title}`,
  explainFigure: (title: string) => `Explain: ${title}`,
  exportWhat: (title: string) => `Export: ${title}`,
  drawing: 'Drawing the figure',
  notDrawn: 'The figure could not be drawn. Its data can be shown and exported.',
  tables: 'Tables',
  emptyTitle: 'Nothing to analyse in this archive',
  empty: 'The analysis needs PGR of several generators. What is missing is listed under Findings.',
  counts: (n: number, generators: number, settings: number) =>
    `${n} cells · ${generators} generators · ${settings} settings`,
  leftOut: (count: number) => `${count} left out`,
  leftOutTitle: 'Left out of the analysis',
  filter: 'Filter figures and tables',
  noMatch: 'No figure or table matches the filter.',
} as const;
