/** Long work as the status line shows it: what runs, how far it is, and how to stop it. */
import { create } from 'zustand';
import type { Progress, Task } from '../../analysis/task';

export interface RunningTask {
  readonly id: number;
  readonly label: string;
  readonly startedMs: number;
  /** Null until the work has said something. */
  readonly progress: Progress | null;
  cancel(): void;
}

interface TaskState {
  /** The oldest first. */
  readonly running: readonly RunningTask[];
}

export const useTasks = create<TaskState>()(() => ({ running: [] }));

let nextId = 1;

/** Runs `work` as a task that is listed until it ends, however it ends. */
export async function asTask<T>(label: string, work: (task: Task) => Promise<T>): Promise<T> {
  const id = nextId++;
  const controller = new AbortController();
  const entry = { id, label, startedMs: performance.now(), progress: null, cancel: () => controller.abort() };
  useTasks.setState(({ running }) => ({ running: [...running, entry] }));
  const progress = (progress: Progress): void =>
    useTasks.setState(({ running }) => ({
      running: running.map((task) => (task.id === id ? { ...task, progress } : task)),
    }));
  try {
    return await work({ signal: controller.signal, progress });
  } finally {
    useTasks.setState(({ running }) => ({ running: running.filter((task) => task.id !== id) }));
  }
}
