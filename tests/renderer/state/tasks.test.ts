import { describe, expect, it } from 'vitest';
import type { Task } from '../../../analysis/task';
import { asFixedTask, asTask, useTasks } from '../../../renderer/state/tasks';

function held(): { work: (task: Task) => Promise<string>; task: () => Task; end: (error?: Error) => void } {
  let own: Task | undefined;
  let settle: (error?: Error) => void = () => undefined;
  return {
    work: (task) => {
      own = task;
      return new Promise((resolve, reject) => {
        settle = (error) => (error ? reject(error) : resolve('done'));
      });
    },
    task: () => own ?? expect.fail('the work has not started'),
    end: (error) => settle(error),
  };
}

describe('tasks', () => {
  it('lists a task with its progress until it ends', async () => {
    const { work, task, end } = held();
    const result = asTask('Reading', work);
    task().progress({ label: 'files', done: 3, total: 12, unit: 'files' });
    expect(useTasks.getState().running).toMatchObject([{ label: 'Reading', progress: { done: 3, total: 12 } }]);
    end();
    expect(await result).toBe('done');
    expect(useTasks.getState().running).toEqual([]);
  });

  it('offers no cancel for work that nothing can stop', async () => {
    const { work, end } = held();
    const result = asFixedTask('Exporting', () =>
      work({ signal: new AbortController().signal, progress: () => undefined }),
    );
    expect(useTasks.getState().running).toMatchObject([{ label: 'Exporting', cancel: null }]);
    end();
    await result;
    expect(useTasks.getState().running).toEqual([]);
  });

  it('cancels the task it is asked to cancel, and no other', async () => {
    const first = held();
    const second = held();
    const results = Promise.allSettled([asTask('First', first.work), asTask('Second', second.work)]);
    useTasks.getState().running[1]?.cancel?.();
    expect(first.task().signal.aborted).toBe(false);
    expect(second.task().signal.aborted).toBe(true);
    first.end();
    second.end(new Error('cancelled'));
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(useTasks.getState().running).toEqual([]);
  });
});
