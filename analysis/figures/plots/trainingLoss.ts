import { formatFixed, missing } from '../format';
import type { FigureSpec, TableCell } from '../figure';
import { ink } from '../ink';

/** A trainer's word on one optimisation step. */
export interface LossPoint {
  readonly step: number;
  readonly loss: number;
  readonly learningRate: number | null;
  readonly epoch: number | null;
}

/** More marks than these hide the line. */
const mostMarks = 60;

/** Training loss by optimisation step, as the trainer told it. */
export function trainingLoss(title: string, points: readonly LossPoint[]): FigureSpec {
  return {
    id: 'training_loss',
    title,
    explanation:
      `The loss that the trainer told at ${points.length} optimisation steps, as it is: not smoothed, and over the batches since ` +
      'the step before. Where training went on from a checkpoint, its steps are told once more and the last word counts. ' +
      'A lower loss on these data says nothing of other data.',
    data: [
      {
        type: 'scatter',
        mode: points.length > mostMarks ? 'lines' : 'lines+markers',
        name: 'loss',
        showlegend: false,
        x: points.map(({ step }) => step),
        y: points.map(({ loss }) => loss),
        line: { color: ink.text, width: 1.33 },
        marker: { color: ink.text, size: 4 },
        text: points.map(wordsOf),
        hovertemplate: '%{text}<extra></extra>',
      },
    ],
    layout: {
      xaxis: { title: { text: 'Optimisation step' }, showgrid: false, rangemode: 'tozero' },
      yaxis: { title: { text: 'Training loss' }, showgrid: true, rangemode: 'tozero', zeroline: true },
    },
    table: {
      id: 'training_loss',
      title,
      columns: [
        { id: 'step', header: 'Step', group: null, unit: null, align: 'right' },
        { id: 'loss', header: 'Loss', group: null, unit: null, align: 'right' },
        { id: 'learning_rate', header: 'Learning rate', group: null, unit: null, align: 'right' },
        { id: 'epoch', header: 'Epoch', group: null, unit: null, align: 'right' },
      ],
      rows: points.map(({ step, loss, learningRate, epoch }) => [
        cell(step, String(step)),
        cell(loss, formatFixed(loss, 4)),
        cell(learningRate, rateText(learningRate)),
        cell(epoch, formatFixed(epoch, 2)),
      ]),
      notes: [],
    },
  };
}

function wordsOf({ step, loss, learningRate, epoch }: LossPoint): string {
  return [
    `step ${step}: loss ${formatFixed(loss, 4)}`,
    learningRate === null ? null : `learning rate ${rateText(learningRate)}`,
    epoch === null ? null : `epoch ${formatFixed(epoch, 2)}`,
  ]
    .filter(Boolean)
    .join('<br>');
}

function rateText(rate: number | null): string {
  return rate === null ? missing : rate.toExponential(2);
}

function cell(value: number | null, text: string): TableCell {
  return { value, text };
}
