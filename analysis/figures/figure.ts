/** What a figure and a table are before anybody draws them: plain data, the same for the window, a file and a test. */

/** Colours of everything in a figure that is not data. */
export interface FigureTheme {
  readonly background: string;
  readonly text: string;
  readonly faint: string;
  readonly line: string;
}

export interface FigureSpec {
  /** File name without extension: `pgr_vs_problem_solving`. */
  readonly id: string;
  /** Shown beside the figure in the window and the report, never inside the drawing. */
  readonly title: string;
  /** How it was computed, over which n, and what it does not say. */
  readonly explanation: string;
  /** Plotly traces. Every mark that stands for a cell carries `customdata: [generator, method, domain]`. */
  readonly data: readonly Readonly<Record<string, unknown>>[];
  /** Plotly layout without size; the host sets width and height. */
  readonly layout: Readonly<Record<string, unknown>>;
  /** The rows behind the drawing: the chart's "data" corner, screen readers, CSV. */
  readonly table: TableSpec;
}

export interface TableColumn {
  readonly id: string;
  readonly header: string;
  /** Columns with the same group share a spanning header. */
  readonly group: string | null;
  readonly unit: string | null;
  readonly align: 'left' | 'right';
}

export interface TableCell {
  /** Full precision, or text; null is a missing value. */
  readonly value: number | string | null;
  /** As shown, `–` where missing. */
  readonly text: string;
  readonly mark?: 'best' | 'second';
  /** Where the value stands between the least and the greatest of its column, 0 to 1: how deep its ground is coloured. */
  readonly shade?: number;
  /** Fainter second reading under the first, such as the printed value beside the computed one. */
  readonly beside?: string;
  /** Why it is missing or marked; severity orders the sign that is shown. */
  readonly notes?: readonly { readonly severity: 'note' | 'caution' | 'fault'; readonly message: string }[];
  /** How the value came about, where that is not the same for the whole table: shown on hover, without a sign. */
  readonly explanation?: string;
  /** What the cell stands for, so that the window can open it. */
  readonly subject?: Readonly<Record<string, string>>;
}

export interface TableSpec {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  /** rows × columns. */
  readonly rows: readonly (readonly TableCell[])[];
  /** Printed under the table. */
  readonly notes: readonly string[];
}
