/** Long work as the status line shows it: what runs, how far it is, and how to stop it. */
import { create } from 'zustand';
import type { Progress, Task } from '../../analysis/task';

export interface RunningTask {
  readonly id: number;
  readonly label: string;
  readonly startedMs: number;
  /** Null until the work has said something. */
  readonly progress: Progress | null;
  /** Null where the work cannot be stopped once it has begun. */
  readonly cancel: (() => void) | null;
}

interface TaskState {
  /** The oldest first. */
  readonly running: readonly RunningTask[];
}

export const useTasks = create<TaskState>()(() => ({ running: [] }));

let nextId = 1;

/** Runs `work` as a task that is listed until it ends, however it ends. */
export function asTask<T>(label: string, work: (task: Task) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  return listed(label, work, controller.signal, () => controller.abort());
}

/** The same for work that nothing can stop: no cancel is offered. */
export function asFixedTask<T>(label: string, work: () => Promise<T>): Promise<T> {
  return listed(label, work, new AbortController().signal, null);
}

async function listed<T>(
  label: string,
  work: (task: Task) => Promise<T>,
  signal: AbortSignal,
  cancel: RunningTask['cancel'],
): Promise<T> {
  const id = nextId++;
  const entry = { id, label, startedMs: performance.now(), progress: null, cancel };
  useTasks.setState(({ running }) => ({ running: [...running, entry] }));
  const progress = (progress: Progress): void =>
    useTasks.setState(({ running }) => ({
      running: running.map((task) => (task.id === id ? { ...task, progress } : task)),
    }));
  try {
    return await work({ signal, progress });
  } finally {
    useTasks.setState(({ running }) => ({ running: running.filter((task) => task.id !== id) }));
  }
}
