import { joinBytes } from '../bytes/joinBytes';
import { littleEndianHex } from './checksums';

/** The last bytes that went into a decoder: where a member ends is known only once the next begins or nothing follows. */
export interface RecentInput {
  add(slice: Uint8Array): void;
  /** The CRC-32 in the eight bytes before position `offset` of the input, or null where they are gone. */
  sumBefore(offset: number): string | null;
  /** Whether the input ends with this CRC-32 and a length; up to three bytes of rubbish behind them are no matter. */
  endsWithSum(sum: string): boolean;
  /** −1 where nothing came. */
  lastByte(): number;
}

const keptBytes = 64 * 1024;
/** A CRC-32, and the length of what it is of. */
const trailerBytes = 8;
const sumBytes = 4;

/** An input of which nothing came yet. */
export function createRecentInput(): RecentInput {
  let kept: Uint8Array = new Uint8Array(0);
  let end = 0;
  const sumAt = (at: number) => (at < 0 ? null : littleEndianHex(kept.subarray(at, at + sumBytes)));
  return {
    add(slice) {
      kept = joinBytes(kept, slice).subarray(-keptBytes);
      end += slice.length;
    },
    sumBefore: (offset) => sumAt(offset - trailerBytes - (end - kept.length)),
    endsWithSum: (sum) => [0, 1, 2, 3].some((rubbish) => sumAt(kept.length - trailerBytes - rubbish) === sum),
    lastByte: () => kept.at(-1) ?? -1,
  };
}
