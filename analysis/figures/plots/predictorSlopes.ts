import { metricLabel } from '../../metrics/metricLabel';
import type { Coefficient, EvidencePart } from '../../analysisResults';
import type { FigureSpec } from '../figure';
import { formatCoefficient, formatInterval } from '../format';
import { slopesTable } from '../tables/evidenceTables';
import { intervalMarks, rowAxis, type IntervalMark } from './parts/intervalMarks';
import { plotlyText } from './parts/plotlyText';

/** The frame holds every estimate with this much room; longer intervals are cut by it. */
const ROOM = 1.35;

/** Slope of every predictor with its interval, pooled over all cells and within settings. */
export function predictorSlopes(evidence: Pick<EvidencePart, 'predictors'>): FigureSpec {
  const { predictors } = evidence;
  const names = predictors.map(({ column }) => plotlyText(metricLabel(column)));
  const marksOf = (level: 'pooled' | 'within', words: string): IntervalMark[] =>
    predictors.flatMap((predictor, row) => {
      const slope = predictor[level];
      return slope === null ? [] : [markOf(slope, row, `${names[row] ?? ''}, ${words}`)];
    });
  const pooled = marksOf('pooled', 'pooled');
  const within = marksOf('within', 'within settings');
  const reach = ROOM * Math.max(1, ...[...pooled, ...within].map(({ estimate }) => Math.abs(estimate)));
  const cut = [...pooled, ...within].filter(({ lo, hi }) => (lo ?? 0) < -reach || (hi ?? 0) > reach).length;
  return {
    id: 'predictor_slopes',
    title: 'Points of PGR for one standard deviation of each quality',
    explanation:
      'Each predictor alone, in points of PGR for one of its standard deviations over all cells, with intervals of 95 %. ' +
      'Pooled: all cells alike. Within settings: an intercept for each setting, so that only generators are compared. ' +
      'Errors are taken as dependent within a generator (CR1, t with one degree of freedom less than generators); with few ' +
      'generators such intervals are still rather too short.' +
      (cut === 0 ? '' : ` ${cut} intervals run on beyond the frame; the table has their ends.`),
    data: [intervalMarks('within settings', 'filled', within, -0.14), intervalMarks('pooled', 'hollow', pooled, 0.18)],
    layout: {
      showlegend: true,
      legend: { itemclick: false, itemdoubleclick: false },
      meta: { plotHeight: names.length * 22, plotShare: 0.6 },
      xaxis: {
        title: { text: 'PGR points per standard deviation' },
        range: [-reach, reach],
        showgrid: true,
        zeroline: true,
      },
      yaxis: rowAxis(names),
    },
    table: slopesTable(evidence),
  };
}

function markOf({ estimate, lo, hi }: Coefficient, row: number, words: string): IntervalMark {
  const figures = `${formatCoefficient(estimate)} ${formatInterval(lo, hi, formatCoefficient) ?? ''}`;
  return { row, estimate, lo, hi, hover: `${words}<br>${figures}` };
}
