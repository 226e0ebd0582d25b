const attempts = 20;
const betweenAttemptsMs = 100;

/** Tries `work` again, for two seconds at most, while its error is one that passes by itself. */
export async function retryWhile<T>(passes: (error: unknown) => boolean, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !passes(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, betweenAttemptsMs));
    }
  }
}
