/** Every kind of job that asks language models. */
import { AgoraError } from '../../analysis/errors';
import { generateKind } from './generate/generateKind';
import type { JobKind } from './jobKind';
import { judgeKind } from './judge/judgeKind';
import type { Plan } from './plan';

const jobKinds: readonly JobKind[] = [generateKind, judgeKind];

/** Throws `AgoraError('bad-input')` for a kind that there is not. */
export function kindOf({ kind }: Pick<Plan, 'kind'>): JobKind {
  const found = jobKinds.find((candidate) => candidate.kind === kind);
  if (!found) throw new AgoraError('bad-input', `There is no job of the kind "${kind}".`);
  return found;
}
