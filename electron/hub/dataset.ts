/** A data set of the Hub: its name, its revision, its files. */
import { AgoraError } from '../../analysis/errors';
import type { Digest } from './digest';

export interface HubFile {
  /** Path inside the repository, `/` between its parts. */
  readonly path: string;
  readonly bytes: number;
  readonly digest: Digest;
}

export interface DatasetListing {
  /** `ORG/NAME`. */
  readonly repo: string;
  /** The commit that the revision stood for when it was asked: 40 hexadecimal digits. */
  readonly revision: string;
  /** Ordered by path, by code unit. */
  readonly files: readonly HubFile[];
}

export interface DatasetName {
  readonly repo: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
}

const form = /^(?:hf:)?(?:datasets\/)?([\w.-]{1,96}(?:\/[\w.-]{1,96})?)(?:@(.{1,200}))?$/;

/**
 * Reads `ORG/NAME`, `hf:ORG/NAME@REVISION` and the like; the revision is `main` where none is named. Throws
 * `AgoraError('bad-input')`.
 */
export function parseDataset(text: string): DatasetName {
  const [, repo, revision = 'main'] = form.exec(text.trim()) ?? [];
  if (repo === undefined || repo.includes('..') || repo.split('/').includes('.'))
    throw new AgoraError('bad-input', `“${text}” does not name a data set of the Hub.`, {
      value: text,
      nextStep: 'Its form is ORG/NAME, or ORG/NAME@REVISION.',
    });
  return { repo, revision };
}
