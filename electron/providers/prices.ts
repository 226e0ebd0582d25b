/** What models cost: the user's own list, then the one that ships. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import { z } from '../../analysis/schema';
import { globMatcher } from '../../analysis/study/glob';
import { appDataFolder } from '../ports/derivedFolder';
import { places } from '../ports/places';
import type { ProviderId } from './provider';

const dollars = z.number().nonnegative();

const entry = z.strictObject({
  provider: z.enum(['openai', 'anthropic', 'compatible']),
  /** A name, or a pattern of names as of files. */
  model: z.string().min(1),
  usdPer1MInput: dollars,
  usdPer1MOutput: dollars,
  /** Null: as any other input. */
  usdPer1MCachedInput: dollars.nullable().default(null),
  /** What a call in a batch costs of one outside. */
  batchShare: z.number().min(0).max(1).default(0.5),
  /** A day on which it was known to hold; it may have changed since. */
  asOf: z.iso.date(),
});

const priceList = z.strictObject({ prices: z.array(entry) });

export interface ListedPrice extends Omit<z.infer<typeof entry>, 'provider' | 'model'> {
  /** The file that has it. */
  readonly from: string;
}

export interface PriceFiles {
  /** May be missing. */
  readonly own: string;
  readonly shipped: string;
}

export function priceFiles(): PriceFiles {
  return {
    own: join(appDataFolder(), 'prices.json'),
    shipped: join(places().resources, 'providers', 'prices.json'),
  };
}

/** The first entry that matches; null: not known, which is not nothing. Throws `AgoraError('bad-input')` for a list that will not do. */
export async function priceOf(
  provider: ProviderId,
  model: string,
  { own, shipped }: PriceFiles = priceFiles(),
): Promise<ListedPrice | null> {
  for (const from of [own, shipped]) {
    const found = (await read(from)).find(
      (one) => one.provider === provider && (one.model === model || globMatcher(one.model)(model)),
    );
    if (!found) continue;
    const { provider: _provider, model: _model, ...price } = found;
    return { ...price, from };
  }
  return null;
}

async function read(file: string): Promise<readonly z.infer<typeof entry>[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return [];
  try {
    return priceList.parse(JSON.parse(text)).prices;
  } catch (cause) {
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'it is no JSON';
    throw new AgoraError(
      'bad-input',
      `The price list ${file} cannot be used: ${where}.`,
      { path: file, nextStep: 'Correct or remove it.' },
      { cause },
    );
  }
}
