/** The latest message of the status line; screen readers hear it when it changes. */
import { create } from 'zustand';

export interface Notice {
  readonly tone: 'fact' | 'failure';
  readonly text: string;
  /** Grows, so that the same text twice is two messages. */
  readonly serial: number;
}

interface NoticeState {
  readonly notice: Notice | null;
}

export const useNotice = create<NoticeState>()(() => ({ notice: null }));

/** Shows a message until the next one or until it is dismissed. */
export function notify(text: string, tone: Notice['tone'] = 'fact'): void {
  useNotice.setState(({ notice }) => ({ notice: { text, tone, serial: (notice?.serial ?? 0) + 1 } }));
}

/** Shows what a failed action says of itself. */
export function notifyFailure(error: unknown): void {
  notify(error instanceof Error ? error.message : String(error), 'failure');
}

export function dismissNotice(): void {
  useNotice.setState({ notice: null });
}
