import { throwIfCancelled, type Task } from '../task';

/**
 * Work that yields how far it is, done to its end. Between steps the thread takes messages, so that a cancelled task ends
 * with the step it is in: rejects with `AgoraError('cancelled')`.
 */
export async function stepByStep<T>(
  work: Generator<{ readonly done: number; readonly total: number }, T>,
  { signal, progress }: Task,
): Promise<T> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    throwIfCancelled(signal);
    progress({ label: 'Leaving out parts of the study', ...step.value, unit: 'steps' });
    await new Promise((resolve) => setTimeout(resolve));
  }
}
