/** An error as it may cross to the window, and as it stands in the log. */
import { AgoraError } from '../../analysis/errors';
import type { MachineFailure } from '../contract';

/** Typed errors keep their words; of any other only the fact crosses, and the log has the rest. */
export function failureOf(error: unknown): MachineFailure {
  if (error instanceof AgoraError) {
    const { nextStep } = error.context;
    return { code: error.code, message: nextStep === undefined ? error.message : `${error.message} ${nextStep}` };
  }
  return { code: 'internal', message: 'The machine could not finish the request. The log has the details.' };
}

/** A thrown value with its stack and causes, for the log. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by: ${describeError(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
