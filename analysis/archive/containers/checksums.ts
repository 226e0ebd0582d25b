import { createCRC32, createXXHash64, type IHasher } from 'hash-wasm';

/** Runs `work` with a hasher at its start. Compiling one takes longer than a small file: they are used again. */
export interface HasherPool {
  borrow(): Promise<IHasher>;
  giveBack(hasher: IHasher): void;
}

function createPool(create: () => Promise<IHasher>): HasherPool {
  const idle: IHasher[] = [];
  return {
    borrow: async () => (idle.pop() ?? (await create())).init(),
    giveBack: (hasher) => void idle.push(hasher),
  };
}

/** As gzip and zip end with. */
export const crc32 = createPool(createCRC32);
/** As a zstd frame ends with. */
export const xxHash64 = createPool(createXXHash64);

/** A number of four bytes, the lowest first, as a hasher spells it. */
export function littleEndianHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .reverse()
    .join('');
}
