/** What tells one state of an archive from another without reading its files. */
import type { ByteSource } from '../ports';

/** SHA-256, in hex, over each file's path, size and time in their order, and over the build that reads them. */
export async function fingerprintOf(files: readonly ByteSource[], build: string): Promise<string> {
  const listing = JSON.stringify([build, files.map(({ path, bytes, modifiedMs }) => [path, bytes, modifiedMs])]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(listing));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
