/** Figures drawn from Node: Plotly needs a page, so that Electron is started for it, under Xvfb without a display. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FigureRequest } from '../contract';
import { holdSignals } from './holdSignals';
import { places } from './places';
import { writeFailure } from './writeFailure';

export interface Drawing {
  readonly request: FigureRequest;
  /** Absolute path of the file to write. */
  readonly out: string;
}

export interface Drawn {
  /** Absolute paths of what was written. */
  readonly files: readonly string[];
  /** Null where all were drawn; else the reason and the next step. */
  readonly failure: string | null;
}

/**
 * Draws all figures in one start of Electron. Never rejects for want of Electron or a display: `failure` says what is
 * missing. The executable is the one named by the environment's `AGORA_ELECTRON`.
 */
export async function drawFigures(drawings: readonly Drawing[]): Promise<Drawn> {
  const electron = process.env['AGORA_ELECTRON'];
  if (electron === undefined || electron === '')
    return {
      files: [],
      failure: 'Electron is not set up. Run "npm start" once, or start the terminal with "npm run agora".',
    };
  return holdSignals(() => drawWith(electron, drawings));
}

/** Works in a folder of its own, which is gone afterwards. */
async function drawWith(electron: string, drawings: readonly Drawing[]): Promise<Drawn> {
  const folder = await mkdtemp(join(tmpdir(), 'agora-draw-'));
  try {
    const job = join(folder, 'job.json');
    await writeFile(job, JSON.stringify({ figures: drawings }));
    for (const target of new Set(drawings.map(({ out }) => dirname(out)))) await makeFolder(target);
    const call = [electron, places().base, '--draw', job, `--user-data-dir=${join(folder, 'profile')}`];
    const failure = await run(needsVirtualDisplay() ? ['xvfb-run', '-a', ...call] : call);
    return failure === null ? { files: drawings.map(({ out }) => out), failure } : { files: [], failure };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Throws `AgoraError` where the folder cannot be made. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw writeFailure(error, folder);
  }
}

function needsVirtualDisplay(): boolean {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

/** Null where the program ended well; else what it said. */
function run([program = '', ...args]: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
    child.on('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      resolve(missing ? `${program} is not installed.` : error.message);
    });
    child.on('close', (code) =>
      resolve(code === 0 ? null : (reasonIn(said) ?? `${program} ended with ${String(code)}.`)),
    );
  });
}

/** The last line of its own; Chromium's own log lines begin with the process in brackets. */
function reasonIn(said: string): string | undefined {
  const lines = said.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !/^\[\d+:/.test(line)).at(-1);
}
