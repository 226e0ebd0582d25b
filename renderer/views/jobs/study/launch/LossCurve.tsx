import { useMemo } from 'react';
import { trainingLoss } from '../../../../../analysis/figures/plots/trainingLoss';
import type { CurvePoint } from '../../../../../electron/contract';
import { FigurePanel } from '../../../../components/exhibit/FigurePanel';
import { launchText as text } from '../../../../text/launches';

interface LossCurveProps {
  readonly step: string;
  readonly curve: readonly CurvePoint[];
}

/** Training loss as the trainer tells it; grows while the step runs. */
export function LossCurve({ step, curve }: LossCurveProps) {
  // A look that brought nothing new draws nothing anew.
  const last = curve.at(-1);
  const figure = useMemo(
    () => trainingLoss(text.curveTitle(step), curve),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- points are only ever added, or told once more at the end
    [step, curve.length, last?.step, last?.loss],
  );
  if (curve.length === 0) return <p className="quiet job-note">{text.noCurve}</p>;
  return <FigurePanel figure={figure} anchor="training-loss" colours={noColours} onOpen={() => undefined} />;
}

const noColours: ReadonlyMap<string, string> = new Map();
