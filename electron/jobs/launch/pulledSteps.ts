/** Which steps' results are here: `pulled/STEP.json`, written after all of them are in their place. */
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from '../../../analysis/schema';
import { writeAtomically } from '../../ports/writeAtomically';
import type { LaunchPlaces } from './launchPlaces';

const schema = z.object({
  /** Of the step, whose results these are. */
  attempt: z.number(),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })).readonly(),
  /** The step's folder there, absolute. */
  farFolder: z.string(),
});

export type PulledStep = z.infer<typeof schema>;

export async function readPulled(places: LaunchPlaces): Promise<ReadonlyMap<string, PulledStep>> {
  const names = await readdir(places.pulled).catch((): string[] => []);
  const pulled = new Map<string, PulledStep>();
  for (const name of names) {
    if (!name.endsWith('.json') || name.startsWith('.')) continue;
    const parsed = schema.safeParse(await jsonIn(join(places.pulled, name)));
    if (parsed.success) pulled.set(name.slice(0, -'.json'.length), parsed.data);
  }
  return pulled;
}

export async function writePulled(places: LaunchPlaces, step: string, pulled: PulledStep): Promise<void> {
  await mkdir(places.pulled, { recursive: true });
  await writeAtomically(join(places.pulled, `${step}.json`), `${JSON.stringify(pulled)}\n`);
}

async function jsonIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}
