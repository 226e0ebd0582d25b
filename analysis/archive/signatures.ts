import type { Head } from './kind';

interface Signature {
  readonly name: string;
  /** Matches the head's text, in which malformed bytes are U+FFFD. */
  readonly pattern: RegExp;
  /** What to do so that the content can be read. */
  readonly nextStep: string;
}

/** Formats told by their first bytes. */
const signatures: readonly Signature[] = [
  { name: 'bzip2', pattern: /^BZh[1-9]1AY&SY/, nextStep: 'Compress it by gzip or zstd, or decompress it.' },
  { name: 'xz', pattern: /^\ufffd7zXZ\u0000/, nextStep: 'Compress it by gzip or zstd, or decompress it.' },
  { name: 'LZ4', pattern: /^\u0004"M\u0018/, nextStep: 'Compress it by gzip or zstd, or decompress it.' },
  { name: '7z', pattern: /^7z\ufffd\ufffd'\u001c/, nextStep: 'Unpack it, or pack it as zip or tar.gz.' },
  { name: 'RAR', pattern: /^Rar!\u001a\u0007/, nextStep: 'Unpack it, or pack it as zip or tar.gz.' },
  { name: 'PDF', pattern: /^%PDF-/, nextStep: 'Nothing to do.' },
  { name: 'an image', pattern: /^(\ufffdPNG|GIF8|\ufffd{3}\ufffd?(.{2})?JFIF)/, nextStep: 'Nothing to do.' },
  { name: 'encrypted Parquet', pattern: /^PARE/, nextStep: 'Write it again without encryption.' },
  {
    name: 'UTF-16 text',
    pattern: /^\ufffd\ufffd.?\u0000|^[^\u0000]\u0000[^\u0000]\u0000/,
    nextStep: 'Save it as UTF-8.',
  },
  { name: 'HTML', pattern: /^\s*<(!doctype html|html)\b/i, nextStep: 'Fetch the file itself, not its page.' },
];

/** The format of a file that is no text of ours, or undefined. */
export function signatureOf(head: Head): Signature | undefined {
  return signatures.find(({ pattern }) => pattern.test(head.text));
}
