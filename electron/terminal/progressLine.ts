/** How far long work is, on standard error: one line that is written over on a terminal, now and then a line elsewhere. */
import { bytesText } from '../../analysis/figures/bytesText';
import { plainText } from './plainText';
import type { Progress } from '../../analysis/task';

export interface ProgressStream {
  write(text: string): unknown;
  /** True for a terminal. */
  readonly isTTY?: boolean;
}

export interface ProgressLine {
  /** May be called as often as work likes. */
  show(progress: Progress): void;
  /** Takes the line away, for what is printed next. */
  end(): void;
}

const terminalEveryMs = 200;
const otherwiseEveryMs = 5000;

/** Nothing is written for work that is done at once. `nowMs` is a clock, for tests. */
export function progressLine(stream: ProgressStream, nowMs: () => number = () => performance.now()): ProgressLine {
  const isTerminal = stream.isTTY === true;
  const everyMs = isTerminal ? terminalEveryMs : otherwiseEveryMs;
  let lastMs = nowMs();
  let shown = false;
  let last = '';
  return {
    show(progress) {
      const line = lineOf(progress);
      // In a file nothing is said twice.
      if (nowMs() - lastMs < everyMs || (!isTerminal && line === last)) return;
      lastMs = nowMs();
      last = line;
      shown = true;
      stream.write(isTerminal ? `${eraseLine}${line}` : `${line}\n`);
    },
    end() {
      if (shown && isTerminal) stream.write(eraseLine);
      shown = false;
    },
  };
}

const eraseLine = '\r\u001b[2K';

function lineOf({ label, done, total, unit }: Progress): string {
  const amount = (count: number) => (unit === 'bytes' ? bytesText(count) : `${count} ${unit}`);
  const what = plainText(label).replaceAll('\n', ' ');
  if (total === null || total === 0) return `${what}: ${amount(done)}`;
  return `${what}: ${amount(done)} of ${amount(total)}, ${Math.floor((done / total) * 100)} %`;
}
