/** How long instruction and response are as a chat. */
import { o200k } from '../../../analysis/metrics/text/tokens/encodings';

/** What Llama 3's chat form puts around two messages: its start, and five tokens a message. */
const form = 11;

/**
 * Tokens of a chat; where it is surely no longer than `limit`, a number up to the limit that need not be exact, and which
 * costs no counting.
 */
export type ChatLength = (instruction: string, response: string, limit: number) => number;

/** Counts in OpenAI's o200k, which stands in for Llama 3's encoding: that of the study is not free to ship. */
export async function createChatLength(): Promise<ChatLength> {
  await o200k.load();
  const { count } = o200k.counter();
  return (instruction, response, limit) => {
    // No token is less than a byte.
    const most = form + Buffer.byteLength(instruction) + Buffer.byteLength(response);
    return most <= limit ? most : form + count(instruction) + count(response);
  };
}
