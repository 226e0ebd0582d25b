/** The line of statistics above a plot, outside its frame so that it never covers a mark. */
export function statisticsLine(text: string): Readonly<Record<string, unknown>> {
  return {
    text,
    xref: 'paper',
    yref: 'paper',
    x: 0,
    y: 1,
    xanchor: 'left',
    yanchor: 'bottom',
    yshift: 4,
    align: 'left',
  };
}

/** Room above the plot for that line, CSS pixels. */
export const statisticsMargin = { t: 24 } as const;
