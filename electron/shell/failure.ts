/** An error as it may cross to the window. */
import { AgoraError } from '../../analysis/errors';
import type { MachineFailure } from '../contract';

/** Typed errors keep their words; of any other only the fact crosses, and the log has the rest. */
export function failureOf(error: unknown): MachineFailure {
  if (error instanceof AgoraError && error.code !== 'internal') {
    const { nextStep } = error.context;
    return { code: error.code, message: nextStep === undefined ? error.message : `${error.message} ${nextStep}` };
  }
  return { code: 'internal', message: 'The machine could not finish the request. The log has the details.' };
}
