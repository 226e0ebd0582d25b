const onMac = /mac/i.test(navigator.userAgent);

/** A chord with the platform's command key as people write it: `⌘K`, `Ctrl+K`. */
export function chord(...keys: readonly string[]): string {
  return onMac ? `⌘${keys.map((key) => (key === 'Shift' ? '⇧' : key)).join('')}` : ['Ctrl', ...keys].join('+');
}
