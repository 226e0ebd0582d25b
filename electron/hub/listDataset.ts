/** The files of a data set at one revision. */
import { datasetInfo, listFiles } from '@huggingface/hub';
import { AgoraError } from '../../analysis/errors';
import { z } from '../../analysis/schema';
import { fileLimit } from '../ports/listing';
import { hostOf, type HubConnection } from './connection';
import type { DatasetListing, HubFile } from './dataset';
import { hubFetch } from './request';

const commit = z.object({ sha: z.string().regex(/^[0-9a-f]{40}$/) });
const entry = z.object({
  type: z.string(),
  path: z.string().min(1).max(4096),
  size: z.int().nonnegative(),
  oid: z.string().regex(/^[0-9a-f]{40}$/),
  lfs: z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().nonnegative() }).optional(),
});

/**
 * Asks the Hub what `revision` (a branch, a tag, a commit) holds. The names of files come as the Hub gives them and are
 * not safe to write to: `placeIn` checks that. Throws `AgoraError`: `not-found`, `not-permitted`, `network`,
 * `cancelled`.
 */
export async function listDataset(
  connection: HubConnection,
  revision: string,
  signal: AbortSignal,
): Promise<DatasetListing> {
  const { endpoint: hubUrl, repo } = connection;
  // The token is added by the fetch itself, for the endpoint alone; the library never holds it.
  const shared = { hubUrl, fetch: hubFetch(connection, signal) };
  try {
    const info = await datasetInfo({ ...shared, name: repo, revision, additionalFields: ['sha'] });
    const { sha } = commit.parse(info);
    const files: HubFile[] = [];
    const tree = listFiles({ ...shared, repo: { type: 'dataset', name: repo }, revision: sha, recursive: true });
    for await (const listed of tree) {
      const file = fileOf(entry.parse(listed));
      if (file !== null) files.push(file);
      if (files.length > fileLimit) throw tooManyFiles(repo);
    }
    return { repo, revision: sha, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
  } catch (error) {
    if (error instanceof AgoraError) throw error;
    throw new AgoraError(
      'network',
      `${hostOf(connection)} does not answer as a Hub does.`,
      { value: hubUrl, nextStep: 'Check the endpoint.' },
      { cause: error },
    );
  }
}

function fileOf({ type, path, size, oid, lfs }: z.infer<typeof entry>): HubFile | null {
  if (type !== 'file') return null;
  return lfs === undefined
    ? { path, bytes: size, digest: { algorithm: 'git-sha1', hex: oid } }
    : { path, bytes: lfs.size, digest: { algorithm: 'sha256', hex: lfs.oid } };
}

function tooManyFiles(repo: string): AgoraError {
  return new AgoraError('bad-input', `${repo} holds more than ${fileLimit} files.`, {
    value: repo,
    nextStep: 'Clone it with git, and open a folder of the clone.',
  });
}
