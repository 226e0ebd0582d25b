/** What a call may cost before it is sent, and did cost after. */
import type { ModelReply, ModelRequest, Usage } from '../../providers/provider';
import type { Price } from '../plan';

/** What a chat's form adds to its texts, in tokens, rounded up. */
const form = 64;

/** Tokens of the input at most: no encoding that APIs use makes more tokens than there are bytes. */
export function mostInputTokens({ system, prompt, schema }: ModelRequest): number {
  const bytes = Buffer.byteLength(system ?? '') + Buffer.byteLength(prompt);
  return bytes + (schema ? Buffer.byteLength(JSON.stringify(schema)) : 0) + form;
}

/** Tokens of the input about: four bytes each. */
export function aboutInputTokens(request: ModelRequest): number {
  return Math.ceil(mostInputTokens(request) / 4);
}

/** Dollars. `share`: what the call costs of the price, as in a batch. */
export function costUsd(usage: Usage, price: Price, share = 1): number {
  const { inputTokens, outputTokens } = usage;
  // More cached than there was of the input would be paid back.
  const cachedInputTokens = Math.min(usage.cachedInputTokens, inputTokens);
  const cached = price.usdPer1MCachedInput ?? price.usdPer1MInput;
  const dollars =
    (inputTokens - cachedInputTokens) * price.usdPer1MInput +
    cachedInputTokens * cached +
    outputTokens * price.usdPer1MOutput;
  return (share * dollars) / 1e6;
}

/** The most that a call can cost, in dollars; null where no price is known. */
export function atMostUsd(request: ModelRequest, price: Price | null, share = 1): number | null {
  if (price === null) return null;
  const usage = { inputTokens: mostInputTokens(request), cachedInputTokens: 0, outputTokens: request.maxTokens };
  return costUsd(usage, price, share);
}

/** As billed; else by the usage; else, where a price is known, the most it can be. */
export function costOf(reply: ModelReply, most: number | null, price: Price | null, share = 1): number | null {
  if (reply.billedUsd !== null) return reply.billedUsd;
  return reply.usage !== null && price !== null ? costUsd(reply.usage, price, share) : most;
}
