import type { ByteSource } from '../../ports';

/** Formats that are opened, also one inside another such as `.tar.gz`. */
export const containerFormats = ['gzip', 'zstd', 'zip', 'tar'] as const;

export type ContainerFormat = (typeof containerFormats)[number];

const tarBlock = 512;

/** What kind of container a source is by its first bytes, whatever its name is; null where it is none. */
export async function formatOf(source: ByteSource, signal?: AbortSignal): Promise<ContainerFormat | null> {
  const head = new Uint8Array(tarBlock);
  let length = 0;
  for await (const chunk of source.stream({ end: head.length }, signal)) {
    head.set(chunk, length);
    length += chunk.length;
  }
  return formatOfHead(head.subarray(0, length));
}

function formatOfHead(head: Uint8Array): ContainerFormat | null {
  if (startsWith(head, 0x1f, 0x8b, 0x08)) return 'gzip';
  if (startsWith(head, 0x28, 0xb5, 0x2f, 0xfd)) return 'zstd';
  // An ordinary zip, an empty one.
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)) return 'zip';
  return isTarHeader(head) ? 'tar' : null;
}

function startsWith(head: Uint8Array, ...bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

/** By the header's check sum: the oldest tars have no name of their format in them. */
function isTarHeader(head: Uint8Array): boolean {
  if (head.length < tarBlock || head[0] === 0) return false;
  const sumField = { start: 148, end: 156 };
  const written = new TextDecoder('latin1').decode(head.subarray(sumField.start, sumField.end));
  const match = /^ *([0-7]{1,7})[ \0]/.exec(written);
  if (match === null) return false;
  const counted = head.map((byte, index) => (index >= sumField.start && index < sumField.end ? 0x20 : byte));
  return counted.reduce((sum, byte) => sum + byte, 0) === Number.parseInt(match[1] ?? '', 8);
}
