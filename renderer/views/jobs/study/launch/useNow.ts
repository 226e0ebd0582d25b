import { useEffect, useState } from 'react';

/** Often enough for durations in words. */
const everyMs = 5000;

/** This machine's clock, milliseconds since 1970, while the component is shown. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
