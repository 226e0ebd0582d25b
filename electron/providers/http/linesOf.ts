import { unreadable } from './refusal';

/** The lines of a body while it arrives, without the empty ones. */
export async function* linesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body ?? []) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

/** Throws `ProviderFailure('unreadable')`. */
export function jsonLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw unreadable('The file of results is no JSON, or not all of it.');
  }
}
