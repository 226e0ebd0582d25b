import type { Problem } from '../problem';
import { csvHeader } from './csv/parseCsv';
import { jsonProblem } from './document';
import { outlineOf } from './json/outline';
import { parseJson } from './json/parseJson';
import type { Head } from './kind';
import { archiveProblem } from './problemList';
import { signatureOf } from './signatures';

const nextStep = 'If it belongs to the study, export it in a format that is read, or remove it from the archive.';

/** Why no kind claims a file, as one problem: empty, another format, broken JSON, or data with unknown fields. */
export function describeUnrecognised(head: Head): Problem {
  const { path, text } = head;
  if (head.bytes === 0) return archiveProblem(path, null, 'empty-file', 'The file is empty. Copy or write it again.');
  const columnar = describeColumnar(head);
  if (columnar !== null) return columnar;
  const signature = signatureOf(head);
  if (signature !== undefined) {
    const message = `The file is ${signature.name}, which is not read here. ${signature.nextStep}`;
    return archiveProblem(path, null, 'unsupported-format', message);
  }
  if (text.trim() === '') return archiveProblem(path, null, 'empty-file', 'The file holds only white space.');
  if (isBinary(text))
    return archiveProblem(path, null, 'not-recognised', `The file is binary data of no known format. ${nextStep}`);
  return describeJson(head) ?? describeTable(head) ?? describeText(head);
}

function describeColumnar(head: Head): Problem | null {
  const { shape, keys, fault } = outlineOf(head);
  if (shape !== 'parquet' && shape !== 'arrow') return null;
  if (fault !== undefined) return archiveProblem(head.path, null, `broken-${shape}`, fault);
  const content = shape === 'parquet' ? 'a Parquet file' : 'an Arrow file';
  return archiveProblem(head.path, null, 'not-recognised', describeFields(content, [...keys]));
}

function describeJson(head: Head): Problem | null {
  const { shape, keys } = outlineOf(head);
  const looksLikeJson =
    shape === 'object' || shape === 'array' || shape === 'lines' || /\.(json|jsonl|ndjson)$/i.test(head.name);
  if (!looksLikeJson) return null;
  if (head.complete && shape !== 'lines') {
    const parsed = parseJson(head.text);
    if (!parsed.ok) {
      const { line, code, message } = jsonProblem(head.text, parsed.offset);
      return archiveProblem(head.path, line, code, message);
    }
  }
  const content = shape === 'array' ? 'a JSON list' : shape === 'lines' ? 'JSON lines' : 'JSON';
  return archiveProblem(head.path, null, 'not-recognised', describeFields(content, [...keys]));
}

function describeTable(head: Head): Problem | null {
  const header = csvHeader(head.text);
  if (header.length < 2 || !/\.(csv|tsv)$/i.test(head.name)) return null;
  return archiveProblem(head.path, null, 'not-recognised', describeFields('a table', header));
}

function describeText(head: Head): Problem {
  const isData = /\.(json|jsonl|ndjson|csv|tsv|parquet|arrow)$/i.test(head.name);
  const message = isData
    ? `The file is text of no known format. ${nextStep}`
    : 'The file is text and no data; it is not read.';
  return archiveProblem(head.path, null, isData ? 'not-recognised' : 'not-data', message);
}

function describeFields(content: string, fields: readonly string[]): string {
  const named = fields.slice(0, 8).map((field) => (field === '' ? '(unnamed)' : field.slice(0, 40)));
  const more = fields.length > named.length ? ', …' : '';
  const which = named.length === 0 ? 'without fields' : `with the fields ${named.join(', ')}${more}`;
  return `The file is ${content} ${which}, which no reader knows. ${nextStep}`;
}

/** NUL, or more than one character in twenty that no text has. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4096);
  const strange = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return sample.includes('\u0000') || strange > sample.length / 20;
}
