import type { Random } from './random';

/** How many inputs a reader gets: 500, or what `AGORA_FUZZ` says. */
export const inputsPerReader = Number(process.env['AGORA_FUZZ'] ?? 500);

/** More than this is not asked for in an ordinary run: it is what a reader costs, not what it finds. */
export const isLong = inputsPerReader > 500;

/** Sizes of the pieces in which a file comes. */
const chunkSizes = [1, 2, 3, 7, 64, 511, 1000, 4096, 65_536] as const;

/** A size that makes no more than some hundred pieces of the file, else an input takes too long. */
export function chunkSizeFor(content: Uint8Array, random: Random): number {
  return random.pick(chunkSizes.filter((size) => size * 200 >= content.length));
}

/** Enough of an input to make it again. */
function quoted(bytes: Uint8Array): string {
  const shown = Buffer.from(bytes.subarray(0, 3000)).toString('base64');
  return `${String(bytes.length)} bytes, base64: ${shown}${bytes.length > 3000 ? '…' : ''}`;
}

/** Fails with the input that made `work` fail. */
export async function onInput(what: string, content: Uint8Array, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new Error(`${what}, on ${quoted(content)}`, { cause: error });
  }
}
