/** How long a step has been unknown to its scheduler, by the far clock, since this process first saw it so. */
export interface GoneClock {
  /** Starts at its first question. */
  seconds(token: string, step: string, nowSeconds: number): number;
  forget(token: string, step: string): void;
}

export function goneClock(): GoneClock {
  const since = new Map<string, number>();
  const key = (token: string, step: string) => `${token}/${step}`;
  return {
    seconds(token, step, nowSeconds) {
      const first = since.get(key(token, step)) ?? nowSeconds;
      since.set(key(token, step), first);
      return nowSeconds - first;
    },
    forget(token, step) {
      since.delete(key(token, step));
    },
  };
}
