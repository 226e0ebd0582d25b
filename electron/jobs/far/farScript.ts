/** The script that does what is asked on the far side: the parts in `resources/far/agora`, joined in this order. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { places } from '../../ports/places';

const parts = ['common', 'place', 'step', 'plain', 'look', 'slurm', 'main'];

export interface FarScript {
  readonly text: string;
  /** Of its content: another version lies beside the older ones, which what runs by them still reads. */
  readonly version: string;
}

let script: Promise<FarScript> | null = null;

/** Read once. */
export function farScript(): Promise<FarScript> {
  script ??= readScript();
  return script;
}

async function readScript(): Promise<FarScript> {
  const folder = join(places().resources, 'far', 'agora');
  const texts = await Promise.all(parts.map((part) => readFile(join(folder, `${part}.sh`), 'utf8')));
  const text = texts.join('\n');
  return { text, version: createHash('sha256').update(text).digest('hex').slice(0, 16) };
}
