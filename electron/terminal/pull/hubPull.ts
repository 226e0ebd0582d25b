import { AgoraError } from '../../../analysis/errors';
import { bytesText } from '../../../analysis/figures/bytesText';
import type { Problem } from '../../../analysis/problem';
import { globMatcher } from '../../../analysis/study/glob';
import { parseEndpoint, publicHub, type HubConnection } from '../../hub/connection';
import { parseDataset, type DatasetListing, type HubFile } from '../../hub/dataset';
import { listDataset } from '../../hub/listDataset';
import { pullDataset } from '../../hub/pullDataset';
import type { PulledFile } from '../../hub/pullFile';
import { stopOnSignal } from '../../ports/stopOnSignal';
import { problemLine } from '../problemLine';
import { textTable } from '../textTable';
import type { Call, Outcome } from '../verb';
import { openingOf, outOf, sumOf, sumsByStatus, textOf } from './pullWords';

/** A data set of the Hub. */
export function pullFromHub(call: Call): Promise<Outcome> {
  const { repo, revision } = parseDataset(call.words[0] ?? '');
  const endpoint = parseEndpoint(textOf(call, 'endpoint') ?? environment('HF_ENDPOINT') ?? publicHub);
  const out = call.options['list'] === true ? null : outOf(call);
  const connection = { endpoint, repo, token: environment('HF_TOKEN') };
  return stopOnSignal((signal) => pull(call, connection, revision, out, signal));
}

function environment(name: string): string | null {
  const value = process.env[name];
  return value === undefined || value === '' ? null : value;
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
  return {
    document: { repo, revision, out, files, problems },
    text: `${repo} at ${revision}\n${sumsByStatus(files)}${problems.map(problemLine).join('')}${openingOf(out)}`,
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
