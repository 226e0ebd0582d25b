import { containerFailure } from './failure';
import type { ContainerLimits } from './limits';

/** Tells how far one stream has come. Throws where that is more than any data of a study unpacks to. */
export interface UnpackMeter {
  /** So many packed bytes more were used. */
  took(bytes: number): void;
  /** So many unpacked bytes more came out. */
  gave(bytes: number): void;
}

/** What all streams of one compressed source have in common. */
export interface Account {
  /** Packed bytes that the streams have used so far, all together. */
  used(): number;
  /** The meter of one more stream. */
  open(): UnpackMeter;
}

/** What one file of the archive may unpack to, with everything that is packed inside it. */
export interface Budget {
  /** An account of one source inside the file. What a source unpacks to a second time is not counted again. */
  account(): Account;
}

/** The budget of a file of so many bytes. */
export function createBudget(packedBytes: number, limits: ContainerLimits): Budget {
  let total = 0;
  const isBomb = (unpacked: number, packed: number) =>
    unpacked > limits.harmlessBytes && unpacked > limits.ratio * packed;
  return {
    account() {
      let usedByAll = 0;
      let highest = 0;
      return {
        used: () => usedByAll,
        open() {
          let used = 0;
          let unpacked = 0;
          return {
            took(bytes) {
              used += bytes;
              usedByAll += bytes;
            },
            gave(bytes) {
              unpacked += bytes;
              if (isBomb(unpacked, used)) throw bomb(limits);
              if (unpacked <= highest) return;
              const grown = total + unpacked - highest;
              if (isBomb(grown, packedBytes)) throw bomb(limits);
              if (grown > limits.unpackedBytes) throw tooMuch(limits);
              total = grown;
              highest = unpacked;
            },
          };
        },
      };
    },
  };
}

function bomb({ ratio }: ContainerLimits) {
  const fact = `it unpacks to more than ${ratio} times its size, as no data of a study does`;
  return containerFailure('archive-bomb', fact, 'If it is to be trusted, unpack it and open the folder.');
}

function tooMuch({ unpackedBytes }: ContainerLimits) {
  const gibibytes = Math.round(unpackedBytes / 1024 ** 3);
  const fact = `it unpacks to more than ${gibibytes} GiB`;
  return containerFailure('archive-bomb', fact, 'Unpack it and open the folder.');
}
