import type { Problem } from '../../analysis/problem';

/** A problem as compilers print them, so that editors can follow the place. Ends with a line break. */
export function problemLine({ severity, path, line, code, message }: Problem): string {
  const place = line === null ? path : `${path}:${String(line)}`;
  return `${place === '' ? '' : `${place}: `}${severity} ${code}: ${message}\n`;
}
