import { AgoraError } from '../../errors';
import { problemCodes, type ArchiveProblemCode } from '../problemCodes';

const again = 'Copy or write the file again.';

/** What ends a stream of unpacked bytes. Whoever lists it as a problem of the file takes its code from here. */
export function containerFailure(
  problemCode: ArchiveProblemCode,
  fact: string,
  nextStep: string,
  cause?: unknown,
): AgoraError {
  return new AgoraError('bad-input', fact, { problemCode, nextStep }, { cause });
}

/** The compressed bytes end too early. */
export function truncated(cause?: unknown): AgoraError {
  const fact = 'its compressed data ends before it is complete';
  return containerFailure('truncated-archive', fact, again, cause);
}

/** The compressed bytes are not what their format asks for. */
export function damaged(fact: string, cause?: unknown): AgoraError {
  return containerFailure('damaged-archive', fact, again, cause);
}

export interface Failure {
  readonly code: ArchiveProblemCode;
  readonly fact: string;
  readonly nextStep: string;
}

/** Any error of a container or of the source it is read from, in the parts of a problem. */
export function failureOf(error: unknown): Failure {
  const fact = error instanceof Error ? error.message : String(error);
  const { problemCode = 'damaged-archive', nextStep = again } = error instanceof AgoraError ? error.context : {};
  return { code: isArchiveCode(problemCode) ? problemCode : 'damaged-archive', fact, nextStep };
}

function isArchiveCode(code: string): code is ArchiveProblemCode {
  return code in problemCodes;
}
