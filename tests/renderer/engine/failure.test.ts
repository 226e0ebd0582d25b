import { describe, expect, it } from 'vitest';
import { AgoraError } from '../../../analysis/errors';
import { EngineFailure, failureMessageOf, nothingReadable } from '../../../renderer/engine/failure';

const problem = { path: 'a.txt', line: null, severity: 'note', code: 'text', message: 'No data.' } as const;

describe('errors across the worker’s border', () => {
  it('keep code, message, place and problems through a structured clone', () => {
    const thrown = new EngineFailure(nothingReadable('rubbish', 1, [problem]));
    const received = new EngineFailure(structuredClone(failureMessageOf(thrown)));
    expect(received).toMatchObject({ code: 'nothing-readable', message: thrown.message, problems: [problem] });
    expect(received.context.nextStep).toBe(thrown.context.nextStep);
  });

  it('have no problems where the thrown value carries none', () => {
    expect(failureMessageOf(new AgoraError('bad-query', 'No.')).problems).toEqual([]);
    expect(failureMessageOf('text')).toMatchObject({ code: 'internal', message: 'text', problems: [] });
  });

  it('say that a folder is empty where it is', () => {
    const { message, context } = nothingReadable('empty', 0, []);
    expect(message).toContain('holds no files');
    // There is no list below to point to.
    expect(context.nextStep).toBe('Choose a folder with generated data or results.');
  });
});
