/** A path that leads to an open file of this process, and nowhere else; null where the system has none. */
export function pathOfOpen(descriptor: number, platform: NodeJS.Platform): string | null {
  if (platform === 'linux') return `/proc/self/fd/${descriptor}`;
  return platform === 'darwin' ? `/dev/fd/${descriptor}` : null;
}
