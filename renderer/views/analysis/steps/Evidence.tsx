import type { AnalyseResult } from '../../../../analysis/analysisResults';
import type { Answer } from '../../../engine/useEngine';
import { analysisText as text } from '../../../text/analysis';

interface EvidenceProps {
  readonly evidence: Answer<AnalyseResult>;
  readonly isEmpty: boolean;
}

/** Says that the evidence is still computed, or why it is not there. */
export function Evidence({ evidence, isEmpty }: EvidenceProps) {
  if (evidence.state === 'failed') return <p role="status">{text.notResampled(evidence.message)}</p>;
  if (evidence.state === 'there' || isEmpty) return null;
  return (
    <p className="quiet" role="status">
      {text.resampling}
    </p>
  );
}
