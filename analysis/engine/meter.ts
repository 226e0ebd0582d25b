/** How far the reading of files is: bytes of what must be read, and the rows they gave. */
import type { ByteSource } from '../ports';
import type { Task } from '../task';

export interface Meter {
  bytes(): number;
  /** The source, its bytes counted as they are read. */
  counting(source: ByteSource): ByteSource;
  addRows(count: number): void;
  /** Goes back to where the meter stood, for files that are read a second time. */
  rewind(to: MeterState): void;
  state(): MeterState;
}

export interface MeterState {
  readonly bytes: number;
  readonly rows: number;
}

/** A meter that tells `task` of every chunk; `total` is the sum of the files' bytes. */
export function createMeter(task: Task, total: number): Meter {
  let state: MeterState = { bytes: 0, rows: 0 };
  return {
    state: () => state,
    bytes: () => state.bytes,
    rewind: (to) => void (state = to),
    addRows: (count) => void (state = { ...state, rows: state.rows + count }),
    counting(source) {
      let counted = 0;
      const count = (bytes: number) => {
        // A reader may look at a file's start before it reads the file: nothing counts twice.
        const more = Math.min(bytes, source.bytes - counted);
        counted += more;
        state = { ...state, bytes: state.bytes + more };
      };
      return {
        ...source,
        async *stream(part, signal) {
          let used = source.used?.() ?? 0;
          for await (const chunk of source.stream(part, signal)) {
            const usedNow = source.used?.() ?? used + chunk.length;
            count(usedNow - used);
            used = usedNow;
            const { bytes: done, rows } = state;
            task.progress({ label: `Reading ${source.path}`, done, total, unit: 'bytes', ...(rows > 0 && { rows }) });
            yield chunk;
          }
        },
      };
    },
  };
}
