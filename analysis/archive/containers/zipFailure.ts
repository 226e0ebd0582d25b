import * as zip from '@zip.js/zip.js/lib/zip-core-reader.js';
import { failureOf, type Failure } from './failure';

/** What the zip library says by the text of its errors, for users. */
const facts = new Map<string, Partial<Failure>>([
  [zip.ERR_BAD_FORMAT, { fact: 'its directory is damaged' }],
  [
    zip.ERR_EOCDR_NOT_FOUND,
    {
      fact: 'the directory at its end is missing: it is cut off',
      code: 'truncated-archive',
    },
  ],
  [zip.ERR_CENTRAL_DIRECTORY_NOT_FOUND, { fact: 'its directory is damaged' }],
  [zip.ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND, { fact: 'its zip64 directory is missing' }],
  [zip.ERR_EXTRAFIELD_ZIP64_NOT_FOUND, { fact: 'an entry lacks its zip64 sizes' }],
  [
    zip.ERR_ENCRYPTED_CENTRAL_DIRECTORY,
    { fact: 'its directory is encrypted', nextStep: 'Pack it without a password.', code: 'encrypted-entry' },
  ],
  [
    zip.ERR_SPLIT_ZIP_FILE,
    {
      fact: 'it is one part of several',
      nextStep: 'Join the parts, or unpack them.',
      code: 'unsupported-compression',
    },
  ],
  [zip.ERR_AMBIGUOUS_ARCHIVE, { fact: 'it can be read in two ways that contradict each other' }],
  [zip.ERR_LOCAL_FILE_HEADER_NOT_FOUND, { fact: 'its own header is not where the directory says' }],
  [zip.ERR_OVERLAPPING_ENTRY, { fact: 'it shares bytes with another entry, as in a bomb' }],
  [zip.ERR_ENTRY_DATA_OUT_OF_BOUNDS, { fact: 'its data lies outside of the zip’s' }],
]);

/** An error of the zip library's, or one of its source's, in the parts of a problem. */
export function zipFailure(error: unknown): Failure {
  const failure = failureOf(error);
  return { ...failure, ...facts.get(failure.fact) };
}
