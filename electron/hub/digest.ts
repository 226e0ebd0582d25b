/** The hashes by which the Hub names the content of files, and whether a file has them. */
import { createHash } from 'node:crypto';

export interface Digest {
  /** `sha256` of the bytes for large files; for others git's own name of them, SHA-1 over a header and the bytes. */
  readonly algorithm: 'sha256' | 'git-sha1';
  /** Lower case. */
  readonly hex: string;
}

export interface Digester {
  update(bytes: Uint8Array): void;
  /** To be asked once, at the end. */
  finish(): { readonly matches: boolean; readonly sha256: string };
}

/** Takes the bytes of one file in their order. `bytes` is the whole file's length. */
export function digester({ algorithm, hex }: Digest, bytes: number): Digester {
  const sha256 = createHash('sha256');
  const git = algorithm === 'git-sha1' ? createHash('sha1').update(`blob ${bytes}\0`) : null;
  return {
    update(chunk) {
      sha256.update(chunk);
      git?.update(chunk);
    },
    finish() {
      const whole = sha256.digest('hex');
      return { matches: (git?.digest('hex') ?? whole) === hex, sha256: whole };
    },
  };
}

/** True where both name the same content in the same way. */
export function sameDigest(one: Digest, other: Digest): boolean {
  return one.algorithm === other.algorithm && one.hex === other.hex;
}
