/** Files and folders that are made anew beside what is there, and then take its place. */
import { rename, rm } from 'node:fs/promises';

/**
 * `make` gets a place for each target, and what it gives is given on; nothing is replaced where it throws. Targets are
 * replaced one after another: each is at every moment the old one or the new one, or steps aside for an instant.
 */
export async function inTheirPlaces<T extends readonly string[], R>(
  targets: T,
  make: (made: { readonly [K in keyof T]: string }) => Promise<R>,
): Promise<R> {
  const clear = () => Promise.all(targets.map((target) => rm(`${target}.making`, { recursive: true, force: true })));
  await clear();
  try {
    const result = await make(targets.map((target) => `${target}.making`) as { readonly [K in keyof T]: string });
    for (const target of targets) await replace(target);
    return result;
  } catch (error) {
    await clear();
    throw error;
  }
}

async function replace(target: string): Promise<void> {
  const old = `${target}.old`;
  await rm(old, { recursive: true, force: true });
  await rename(target, old).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
  await rename(`${target}.making`, target);
  await rm(old, { recursive: true, force: true });
}
