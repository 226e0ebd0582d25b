/** A program of this machine, run to its end. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { AgoraError } from '../../../analysis/errors';
import { bytesText } from '../../../analysis/figures/bytesText';
import { systemCode } from '../../ports/listingProblems';
import type { Ran, RunOptions } from './reach';

export interface ProgramOptions extends RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Told each piece of standard output as it comes; it is kept nevertheless. */
  readonly heard?: (text: string) => void;
  /** 256 MiB where absent. */
  readonly mostBytes?: number;
}

/** More than anything that is asked for prints; a machine that lies may never stop. */
const mostOutputBytes = 256 * 2 ** 20;
/** How long a program that was asked to end has for it. */
const graceMs = 3000;
/** How long output that stays open after the end is waited for. */
const quietMs = 1000;

/**
 * Runs it without a shell. One that a signal ended gives 128 and the signal's number, one that is not there 127, as a shell
 * tells it. Throws `AgoraError`: `cancelled`, `network` after the time-out, `bad-input` where its output has no end; the
 * program and what it started are ended then.
 */
export function runProgram(program: string, words: readonly string[], options: ProgramOptions = {}): Promise<Ran> {
  const { input, signal, timeoutMs = 60_000, mostBytes = mostOutputBytes, cwd, env, heard } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(cancelled());
    // A group of its own: it is ended with all that it started, and a terminal's Ctrl-C does not reach it past its owner.
    const child = spawn(program, words, { cwd, env, detached: process.platform !== 'win32', windowsHide: true });
    let isSettled = false;
    const settle = (work: () => void): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      work();
    };
    const giveUp = (error: AgoraError): void => {
      settle(() => reject(error));
      endGroup(child.pid, 'SIGTERM');
      const force = setTimeout(() => endGroup(child.pid, 'SIGKILL'), graceMs);
      child.once('exit', () => clearTimeout(force));
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const abort = (): void => giveUp(cancelled());
    const timer = setTimeout(() => giveUp(timedOut(program, timeoutMs)), timeoutMs);
    signal?.addEventListener('abort', abort);
    child.once('error', (error) => {
      const code = systemCode(error);
      const isMissing = code === 'ENOENT' || code === 'EACCES';
      const message = `${program}: ${code === 'EACCES' ? 'may not be run' : 'not found'}\n`;
      const ran: Ran = { code: code === 'EACCES' ? 126 : 127, stdout: new Uint8Array(), stderr: message };
      settle(() => (isMissing ? resolve(ran) : reject(error)));
    });
    // It was not started: `error` says why, and there may be no streams.
    if (child.pid === undefined) return;
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let [pieces, bytes] = [0, 0];
    const count = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > mostBytes) giveUp(endless(program, mostBytes));
    };
    child.stdout.on('data', (chunk: Buffer) => {
      pieces = stdout.push(chunk);
      heard?.(chunk.toString());
      count(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr.push(chunk);
      count(chunk);
    });
    // A program may end without reading all of it.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const done = (code: number | null, ending: NodeJS.Signals | null): void =>
      settle(() =>
        resolve({
          code: code ?? 128 + (ending === null ? 0 : constants.signals[ending]),
          stdout: bytesOf(stdout),
          stderr: Buffer.concat(stderr).toString(),
        }),
      );
    child.once('close', done);
    // What it left in the background may hold its output open: all that it wrote itself is in the pipe by now.
    child.once('exit', (code, ending) => {
      const whenQuiet = (before: number): void =>
        void setTimeout(() => {
          // After what the pipe holds was read, though this process was busy for longer.
          setImmediate(() => (pieces === before ? done(code, ending) : whenQuiet(pieces)));
        }, quietMs);
      whenQuiet(pieces);
    });
  });
}

/** Plain bytes: a Buffer's `slice` does not copy as theirs does. */
function bytesOf(chunks: readonly Buffer[]): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.concat(chunks);
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

function cancelled(): AgoraError {
  return new AgoraError('cancelled', 'The task was cancelled.');
}

function endless(program: string, bytes: number): AgoraError {
  return new AgoraError('bad-input', `What ${program} prints has no end: more than ${bytesText(bytes)} came.`, {
    nextStep: 'Look at what the machine at its other end does.',
  });
}

function timedOut(program: string, timeoutMs: number): AgoraError {
  return new AgoraError('network', `${program} did not end within ${timeoutMs / 1000} s.`, {
    nextStep: 'Check the network, such as a VPN, and try again. Work that was started goes on.',
  });
}
