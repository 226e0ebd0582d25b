const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size with three significant figures and a decimal unit: `1.72 GB`. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const decimals = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${value.toFixed(decimals)} ${units[unit] ?? 'B'}`;
}
