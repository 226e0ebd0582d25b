/** Why a file or folder could not be written, in words. */
import { AgoraError } from '../../analysis/errors';
import { systemCode } from './listingProblems';

/** The system's error as an `AgoraError` with the next step; errors of other kinds as they are. */
export function writeFailure(error: unknown, folder: string): unknown {
  const failure = (code: AgoraError['code'], message: string, nextStep: string) =>
    new AgoraError(code, message, { path: folder, nextStep }, { cause: error });
  switch (systemCode(error)) {
    case 'EEXIST':
    case 'ENOTDIR':
    case 'EISDIR':
      return failure('bad-input', `${folder} cannot be made: a file stands in its way.`, 'Name a folder.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failure('not-permitted', `${folder} may not be written to.`, 'Name another folder.');
    case 'ENOSPC':
      return failure(
        'not-permitted',
        `The disk that holds ${folder} is full.`,
        'Free some space, or name another folder.',
      );
    default:
      return error;
  }
}
