/** How long instruction and response are as a chat. */
import { readFile } from 'node:fs/promises';
import { AgoraError } from '../../../analysis/errors';
import { o200k } from '../../../analysis/metrics/text/tokens/encodings';
import { readTokenizer } from '../../../analysis/metrics/text/tokens/suppliedTokenizer';

/** What Llama 3's chat form puts around two messages: its start, and five tokens a message. */
const form = 11;

/**
 * Tokens of a chat; where it is surely no longer than `limit`, a number up to the limit that need not be exact, and which
 * costs no counting.
 */
export type ChatLength = (instruction: string, response: string, limit: number) => number;

/**
 * Counts with the `tokenizer.json` at `path`; null: in OpenAI's o200k, which stands in for Llama 3's encoding, as that is
 * not free to ship. Throws `AgoraError` where there is no tokenizer at `path`.
 */
export async function createChatLength(path: string | null): Promise<ChatLength> {
  const count = path === null ? await o200kCount() : await readTokenizer(await textAt(path));
  return (instruction, response, limit) => {
    // No token is less than a byte.
    const most = form + Buffer.byteLength(instruction) + Buffer.byteLength(response);
    return most <= limit ? most : form + count(instruction) + count(response);
  };
}

async function o200kCount(): Promise<(text: string) => number> {
  await o200k.load();
  return o200k.counter().count;
}

async function textAt(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new AgoraError('not-found', `The tokenizer at ${path} cannot be read.`, { path }, { cause });
  }
}
