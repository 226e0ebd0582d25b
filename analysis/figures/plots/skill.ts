import type { SkillLeftOut } from '../../evidenceResults';
import type { FigureSpec, TableSpec } from '../figure';
import { formatR2 } from '../format';
import { intervalMarks, rowAxis, type IntervalMark } from './parts/intervalMarks';

const leftNames = { row: 'a cell left out', generator: 'a generator left out', setting: 'a setting left out' };
/** An R² far below zero would press all others into a corner; it stands at the frame and its value is in the label. */
const LOWEST = -1;

export interface SkillInput {
  readonly id: string;
  readonly title: string;
  /** What predicts, for the legend: `components`. */
  readonly name: string;
  readonly r2: number;
  /** In-sample share of the settings' means; null where there are none. */
  readonly settingsR2: number | null;
  readonly outOfSample: readonly SkillLeftOut[];
  readonly table: TableSpec;
}

/** R² in the sample beside R² on what was left out, with the settings' means as the rival. */
export function skill({ id, title, name, r2, settingsR2, outOfSample, table }: SkillInput): FigureSpec {
  const rows = ['in the sample', ...outOfSample.map(({ left }) => leftNames[left])];
  const mark = (row: number, value: number, who: string): IntervalMark => ({
    row,
    estimate: Math.max(LOWEST, value),
    lo: null,
    hi: null,
    hover: `${who}, ${rows[row] ?? ''}<br>R² ${formatR2(value)}`,
  });
  const own = [r2, ...outOfSample.map((skillOf) => skillOf.r2)].map((value, row) => mark(row, value, name));
  const rival =
    settingsR2 === null
      ? []
      : [settingsR2, ...outOfSample.map((skillOf) => skillOf.settingsR2)].map((value, row) =>
          mark(row, value, 'settings’ means'),
        );
  const label = (marks: readonly IntervalMark[], values: readonly number[], below: boolean) =>
    marks.map(({ estimate, row }, i) => ({
      x: estimate,
      y: row + (below ? 0.2 : -0.14),
      text: formatR2(values[i] ?? null),
      xanchor: 'center',
      yanchor: below ? 'top' : 'bottom',
      yshift: below ? -4 : 4,
    }));
  return {
    id,
    title,
    explanation:
      'R² against the mean of all cells; below zero a prediction is worse than that mean. In the sample the fit has seen ' +
      'what it predicts; in the other rows everything, standardisation included, is learnt anew without what is predicted. ' +
      (rival.length > 0
        ? 'Hollow: the mean of the setting over the cells learnt from, which knows nothing of the data’s quality.'
        : ''),
    data: [
      intervalMarks(name, 'filled', own, -0.14),
      ...(rival.length > 0 ? [intervalMarks('settings’ means', 'hollow', rival, 0.2)] : []),
    ],
    layout: {
      showlegend: true,
      legend: { itemclick: false, itemdoubleclick: false },
      meta: { plotHeight: rows.length * 44, plotShare: 0.6 },
      xaxis: { title: { text: 'R²' }, range: [rangeStart([...own, ...rival]), 1], showgrid: true, zeroline: true },
      yaxis: rowAxis(rows),
      annotations: [
        ...label(own, [r2, ...outOfSample.map((skillOf) => skillOf.r2)], false),
        ...label(rival, [settingsR2 ?? 0, ...outOfSample.map((skillOf) => skillOf.settingsR2)], true),
      ],
    },
    table,
  };
}

function rangeStart(marks: readonly IntervalMark[]): number {
  return Math.min(-0.25, Math.min(...marks.map(({ estimate }) => estimate)) - 0.15);
}
