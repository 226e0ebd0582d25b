import { resolve } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import { bytesText } from '../../analysis/figures/bytesText';
import type { Problem } from '../../analysis/problem';
import { globMatcher } from '../../analysis/study/glob';
import { parseEndpoint, publicHub, type HubConnection } from '../hub/connection';
import { parseDataset, type DatasetListing, type HubFile } from '../hub/dataset';
import { listDataset } from '../hub/listDataset';
import { pullDataset } from '../hub/pullDataset';
import type { PulledFile } from '../hub/pullFile';
import { stopOnSignal } from '../ports/stopOnSignal';
import { problemLine } from './problemLine';
import { textTable } from './textTable';
import type { Call, Outcome, Verb } from './verb';

/** `agora pull hf:ORG/NAME[@REVISION] --out DIR` */
export const pullVerb: Verb = {
  name: 'pull',
  words: ['hf:ORG/NAME[@REVISION]'],
  summary: 'Fetches a data set of the Hugging Face Hub into a folder, to be opened there.',
  help: `
  --out DIR        the folder to write into; made where it is missing
  --files GLOB     only the files that match, such as "data/*.parquet" or "{README.md,data}"
  --endpoint URL   another Hub, such as a mirror; else the environment's HF_ENDPOINT, else ${publicHub}
  --list           print what the data set holds, and fetch nothing

Every file is checked against its size and hash. What is whole is not fetched again; a pull that was broken off, by
Ctrl-C or by the network, goes on where it stopped. A file that stands there with other content is left as it is.
Private and gated data sets need a token: the environment's HF_TOKEN.
Exit code 3: a file could not be fetched.
JSON: {repo, revision, out, files: [{path, bytes, status, sha256}], problems}; status is "fetched", "resumed", "kept"
(was there), "failed", or with --list "listed".`,
  options: {
    out: { type: 'string' },
    files: { type: 'string' },
    endpoint: { type: 'string' },
    list: { type: 'boolean' },
  },
  run: (call) => {
    const { repo, revision } = parseDataset(call.words[0] ?? '');
    const endpoint = parseEndpoint(textOf(call, 'endpoint') ?? environment('HF_ENDPOINT') ?? publicHub);
    const out = call.options['list'] === true ? null : outOf(call);
    const connection = { endpoint, repo, token: environment('HF_TOKEN') };
    return stopOnSignal((signal) => pull(call, connection, revision, out, signal));
  },
};

function environment(name: string): string | null {
  const value = process.env[name];
  return value === undefined || value === '' ? null : value;
}

function textOf({ options }: Call, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function outOf(call: Call): string {
  const out = textOf(call, 'out');
  if (out === null)
    throw new AgoraError('bad-input', 'The folder to write into is missing.', { nextStep: 'Add --out DIR.' });
  return resolve(out);
}

/** `out` null: the files are listed only. */
async function pull(
  call: Call,
  connection: HubConnection,
  revision: string,
  out: string | null,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const whole = await listDataset(connection, revision, signal);
    const listing = { ...whole, files: chosen(whole.files, textOf(call, 'files')) };
    if (out === null) return listed(listing, call.width);
    const { files, problems } = await pullDataset({ connection, listing, out }, { signal, progress: call.progress });
    return pulled(listing, out, files, problems);
  } catch (error) {
    if (signal.aborted) call.say('Stopped. The same command goes on from here.');
    else if (error instanceof AgoraError && unreachable.includes(error.code))
      return failed(connection.repo, out, error);
    throw error;
  }
}

/** The Hub does not give the data set: said in the document, as for an archive that cannot be opened. */
const unreachable: readonly AgoraError['code'][] = ['not-found', 'not-permitted', 'network'];

function chosen(files: readonly HubFile[], pattern: string | null): readonly HubFile[] {
  if (pattern === null) return files;
  const matches = globMatcher(pattern);
  const left = files.filter(({ path }) => matches(path));
  if (left.length === 0)
    throw new AgoraError('bad-input', `No file of the data set matches ${pattern}.`, {
      value: pattern,
      nextStep: '--list prints what it holds.',
    });
  return left;
}

function listed({ repo, revision, files }: DatasetListing, width: number): Outcome {
  const rows = files.map(({ path, bytes }) => [path, bytesText(bytes)]);
  const table = textTable(
    [
      { header: 'File', align: 'left' },
      { header: 'Size', align: 'right' },
    ],
    rows,
    width,
  );
  const entries = files.map(({ path, bytes, digest }) => {
    return { path, bytes, status: 'listed', sha256: digest.algorithm === 'sha256' ? digest.hex : null };
  });
  return {
    document: { repo, revision, out: null, files: entries, problems: [] },
    text: `${repo} at ${revision}: ${sumOf(files)}\n\n${table}`,
    readable: true,
  };
}

function pulled(
  { repo, revision }: DatasetListing,
  out: string,
  files: readonly PulledFile[],
  problems: readonly Problem[],
): Outcome {
  const parts = (['fetched', 'resumed', 'kept', 'failed'] as const)
    .map((status) => [status, files.filter((file) => file.status === status)] as const)
    .filter(([, some]) => some.length > 0)
    .map(([status, some]) => `${status} ${sumOf(some)}\n`);
  const text = [
    `${repo} at ${revision}\n`,
    ...parts,
    ...problems.map(problemLine),
    `Open it: agora open ${/\s/.test(out) ? `"${out}"` : out}\n`,
  ];
  return {
    document: { repo, revision, out, files, problems },
    text: text.join(''),
    readable: files.every(({ status }) => status !== 'failed'),
  };
}

function failed(repo: string, out: string | null, { code, message, context }: AgoraError): Outcome {
  const words = [message, context.nextStep].filter(Boolean).join(' ');
  const problem: Problem = { path: '', line: null, severity: 'fault', code, message: words };
  return {
    document: { repo, revision: null, out, files: [], problems: [problem] },
    text: problemLine(problem),
    readable: false,
  };
}

function sumOf(files: readonly { readonly bytes: number }[]): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return `${files.length} ${files.length === 1 ? 'file' : 'files'}, ${bytesText(bytes)}`;
}
