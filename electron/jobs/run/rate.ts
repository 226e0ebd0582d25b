/** How many a minute, over the last minute. */
export interface Rate {
  add(nowMs: number): void;
  perMinute(nowMs: number): number;
}

const seconds = 60;

export function rate(startMs: number): Rate {
  /** Counts by second, and the second that each stands for. */
  const counts = new Uint32Array(seconds);
  const stamps = new Float64Array(seconds).fill(-1);
  return {
    add(now) {
      const second = Math.floor(now / 1000);
      const place = second % seconds;
      if (stamps[place] !== second) {
        stamps[place] = second;
        counts[place] = 0;
      }
      counts[place] = (counts[place] ?? 0) + 1;
    },
    perMinute(now) {
      const second = Math.floor(now / 1000);
      const sum = counts.reduce((total, n, place) => total + (second - (stamps[place] ?? -1) < seconds ? n : 0), 0);
      const over = Math.min(seconds, Math.max(1, (now - startMs) / 1000));
      return (sum * 60) / over;
    },
  };
}
