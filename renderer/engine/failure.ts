/** Errors across the worker's border: out as plain data, back in as `AgoraError`. */
import { AgoraError, asAgoraError } from '../../analysis/errors';
import type { Problem } from '../../analysis/problem';
import type { FailureMessage } from './messages';

/** An engine's failure as the page sees it, with the problems of the archive it concerns. */
export class EngineFailure extends AgoraError {
  constructor(
    failure: FailureMessage,
    readonly problems: readonly Problem[] = failure.problems,
  ) {
    super(failure.code, failure.message, failure.context);
  }
}

/** Any thrown value as data that can be posted. */
export function failureMessageOf(error: unknown): FailureMessage {
  const { code, message, context } = asAgoraError(error);
  return { code, message, context, problems: problemsOf(error) };
}

function problemsOf(error: unknown): readonly Problem[] {
  const carried: unknown = typeof error === 'object' && error !== null && 'problems' in error ? error.problems : [];
  return Array.isArray(carried) ? carried.filter(isProblem) : [];
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'path' in value && 'severity' in value && 'message' in value;
}

/** The failure of an archive in which no file was understood. */
export function nothingReadable(name: string, files: number, problems: readonly Problem[]): FailureMessage {
  const message =
    files === 0 ? `${name} holds no files.` : `None of the ${files} files of ${name} is of a kind that can be read.`;
  const choice = 'Choose a folder with generated data or results.';
  const nextStep = problems.length === 0 ? choice : `The problems below name each file and the reason. ${choice}`;
  return { code: 'nothing-readable', message, context: { nextStep }, problems };
}
