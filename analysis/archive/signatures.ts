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
  { name: 'gzip', pattern: /^\u001f\ufffd\u0008/, nextStep: 'Decompress it beside the archive.' },
  { name: 'zip', pattern: /^PK(\u0003\u0004|\u0005\u0006)/, nextStep: 'Unpack it beside the archive.' },
  { name: 'zstd', pattern: /^\(\ufffd\/\ufffd/, nextStep: 'Decompress it beside the archive.' },
  { name: 'Arrow', pattern: /^ARROW1|^\ufffd{4}..\u0000\u0000/, nextStep: 'Export it as JSON lines.' },
  { name: 'PDF', pattern: /^%PDF-/, nextStep: 'Nothing to do.' },
  { name: 'an image', pattern: /^(\ufffdPNG|GIF8|\ufffd{3}\ufffd?(.{2})?JFIF)/, nextStep: 'Nothing to do.' },
  { name: 'UTF-16 text', pattern: /^\ufffd\ufffd.?\u0000|^.\u0000.\u0000/s, nextStep: 'Save it as UTF-8.' },
  { name: 'HTML', pattern: /^\s*<(!doctype html|html)\b/i, nextStep: 'Fetch the file itself, not its page.' },
];

/** The format of a file that is no text of ours, or undefined. */
export function signatureOf(head: Head): Signature | undefined {
  return signatures.find(({ pattern }) => pattern.test(head.text));
}
