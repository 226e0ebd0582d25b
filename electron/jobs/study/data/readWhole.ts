import type { ByteSource } from '../../../../analysis/ports';

/** A small file as text. */
export async function readWhole(source: ByteSource, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  // Sources may use a chunk again.
  for await (const chunk of source.stream(undefined, signal)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
