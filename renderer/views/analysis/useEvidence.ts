import { useEffect, useState } from 'react';
import { asAgoraError } from '../../../analysis/errors';
import type { AnalyseResult } from '../../../analysis/analysisResults';
import { unattended } from '../../../analysis/task';
import { engine } from '../../engine/client';
import type { Answer } from '../../engine/useEngine';
import type { OpenedArchive } from '../../state/opened';

/**
 * The analysis with its evidence, asked for when the place is looked at: it resamples. What is remembered from an earlier
 * start is not in the engine yet, so the question waits until the archive is confirmed.
 */
export function useEvidence({ id, confirmed, analysis }: OpenedArchive): Answer<AnalyseResult> {
  const [answered, setAnswered] = useState<{
    readonly of: AnalyseResult;
    readonly answer: Answer<AnalyseResult>;
  } | null>(null);
  useEffect(() => {
    if (!confirmed) return;
    const controller = new AbortController();
    const settle = (answer: Answer<AnalyseResult>): void => {
      if (!controller.signal.aborted) setAnswered({ of: analysis, answer });
    };
    engine.call('analyseInDepth', [id], { ...unattended, signal: controller.signal }).then(
      (value) => settle({ state: 'there', value }),
      (error: unknown) => {
        const { message, context } = asAgoraError(error);
        settle({ state: 'failed', message, nextStep: context.nextStep ?? null });
      },
    );
    return () => controller.abort();
  }, [id, confirmed, analysis]);
  return answered?.of === analysis ? answered.answer : { state: 'waiting' };
}
