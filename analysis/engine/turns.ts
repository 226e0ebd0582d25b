/** One writer an archive: who comes while it is read waits for its end, and everybody else goes on. */
export function createTurns(): <T>(archive: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (archive, work) => {
    const result = (last.get(archive) ?? Promise.resolve()).then(work);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    last.set(archive, settled);
    void settled.then(() => {
      if (last.get(archive) === settled) last.delete(archive);
    });
    return result;
  };
}
