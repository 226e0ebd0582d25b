import { describe, expect, it } from 'vitest';
import { AgoraError } from '../../../analysis/errors';
import { describeError, failureOf } from '../../../electron/shell/failure';

describe('an error that crosses to the window', () => {
  it('keeps the words of a typed error and its next step', () => {
    const error = new AgoraError('not-found', 'Nothing stands at ~/runs.', { nextStep: 'Check the spelling.' });
    expect(failureOf(error)).toEqual({ code: 'not-found', message: 'Nothing stands at ~/runs. Check the spelling.' });
  });

  it('leaves stack, path and cause of any other error behind', () => {
    const error = new Error("EACCES: permission denied, open '/home/ada/.ssh/id_rsa'");
    const crossed = JSON.stringify(failureOf(error));
    expect(crossed).not.toContain('id_rsa');
    expect(crossed).not.toContain('at ');
    expect(failureOf('text')).toEqual(failureOf(error));
    expect(failureOf(error).code).toBe('internal');
  });

  it('stands in the log with its stack and its cause', () => {
    const described = describeError(new Error('outer', { cause: new Error('inner') }));
    expect(described).toMatch(/outer[\s\S]*failure\.test[\s\S]*caused by: Error: inner/);
  });
});
