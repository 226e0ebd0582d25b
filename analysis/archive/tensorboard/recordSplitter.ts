import { createByteWindow } from '../bytes/byteWindow';
import { maskedCrc32c } from './crc32c';

/** Eight bytes of length, four of its checksum; the record; four of its checksum. All little-endian. */
const headerBytes = 12;
const footerBytes = 4;

export interface RecordHandler {
  /** A whole record (valid during the call only) and its 1-based number. */
  record(bytes: Uint8Array, number: number): void;
  /** `checksum`: this record is wrong and left out. `framing`: so is its length, and nothing after it can be read. */
  trouble(number: number, what: 'checksum' | 'framing' | 'truncated' | 'too-large'): void;
}

export interface RecordSplitter {
  /** Takes the next bytes of the file. False: nothing after them can be read. */
  push(chunk: Uint8Array): boolean;
  end(): void;
}

/** Splits a stream of TFRecord framing into records and checks their checksums. Memory is one record and one chunk. */
export function createRecordSplitter(handler: RecordHandler, largestRecord = 64 * 1024 * 1024): RecordSplitter {
  const window = createByteWindow();
  let start = 0;
  let number = 1;
  let stopped = false;

  function stop(what: 'framing' | 'too-large'): void {
    handler.trouble(number, what);
    stopped = true;
  }

  /** Length of the record at `start`; null where its header is not there yet or says nothing that can be used. */
  function nextLength(view: DataView): number | null {
    if (window.bytes.length - start < headerBytes) return null;
    const header = window.bytes.subarray(start, start + 8);
    const length = view.getUint32(start, true) + view.getUint32(start + 4, true) * 2 ** 32;
    if (view.getUint32(start + 8, true) !== maskedCrc32c(header)) stop('framing');
    else if (length > largestRecord) stop('too-large');
    return stopped ? null : length;
  }

  return {
    push(chunk) {
      if (stopped) return false;
      window.append(chunk, start);
      start = 0;
      const { bytes } = window;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let length = nextLength(view); length !== null; length = nextLength(view)) {
        const end = start + headerBytes + length;
        if (end + footerBytes > bytes.length) break;
        const record = bytes.subarray(start + headerBytes, end);
        if (view.getUint32(end, true) === maskedCrc32c(record)) handler.record(record, number);
        else handler.trouble(number, 'checksum');
        start = end + footerBytes;
        number++;
      }
      return !stopped;
    },
    end() {
      if (!stopped && start < window.bytes.length) handler.trouble(number, 'truncated');
    },
  };
}
