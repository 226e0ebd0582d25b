/** The far side over a way to reach it: every question is one command of the script that lies there. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { throwIfCancelled } from '../../../analysis/task';
import { linkOrCopy } from '../launch/linkOrCopy';
import type { Reach } from '../targets/reach';
import type { TargetSettings } from '../targets/targetSettings';
import { workFolder } from '../targets/workFolder';
import type { CancelReport, FarFile, FarLook, FarSide, Follow } from './farSide';
import { farCommands } from './farCommands';
import { farSteps } from './farSteps';
import { parseLook } from './lookText';
import { goneClock } from './goneClock';

/** Four megabytes over a slow line; `ssh` itself sees that a connection is dead much sooner. */
const lookTimeoutMs = 5 * 60_000;
/** Cancelling waits for processes to end. */
const cancelTimeoutMs = 5 * 60_000;
/** Hashes of results are made where a step had no time for it. */
const resultsTimeoutMs = 10 * 60_000;
/** Slurm may be slow to answer, once a submission. */
const startTimeoutMs = 5 * 60_000;
const acceptTimeoutMs = 30 * 60_000;

/** Nothing is asked before the first use. `probe` is the target's. */
export function createFarSide(reach: Reach, settings: TargetSettings, probe: FarSide['probe']): FarSide {
  const commands = farCommands(reach, workFolder(settings));
  const gone = goneClock();
  const present: FarSide['present'] = async (hashes, signal) => {
    if (hashes.length === 0) return new Set();
    const found = await commands.ask(['present'], { signal, input: lines(hashes) });
    return new Set(textLines(found));
  };
  return {
    probe,
    present,

    async place(bundle, task) {
      const { signal } = task;
      const secrets = Object.entries(bundle.secrets);
      checkSecrets(secrets);
      const root = await commands.root(signal);
      const there = await present(
        bundle.data.map(({ sha256 }) => sha256),
        signal,
      );
      // Of its own, so that two that send the same do not disturb each other.
      const name = `${bundle.token}-${randomUUID().slice(0, 8)}`;
      const incoming = `${root}/incoming/${name}`;
      try {
        await reach.send(bundle.folder, `${incoming}/bundle`, task);
        const missing = bundle.data.filter(({ sha256 }) => !there.has(sha256));
        if (missing.length > 0) await sendData(reach, bundle.folder, missing, `${incoming}/data`, task);
        throwIfCancelled(signal);
        const input = lines(secrets.map(([variable, value]) => `${variable}=${value}`));
        await commands.ask(['accept', bundle.token, name], { signal, input, timeoutMs: acceptTimeoutMs });
      } catch (error) {
        await reach.run(['rm', '-rf', '--', incoming]).catch(() => undefined);
        throw error;
      }
    },

    async start(token, signal) {
      await commands.ask(['start', token], { signal, timeoutMs: startTimeoutMs });
    },

    async look(token, follow, signal): Promise<FarLook> {
      const asked = { signal, input: followLines(follow), timeoutMs: lookTimeoutMs };
      const answer = await commands.ask(['look', token], asked);
      const look = parseLook(answer, reach.name);
      const steps = farSteps(look, (step) => gone.seconds(token, step, look.nowSeconds));
      for (const { step, reason } of steps) if (!reason.startsWith('It has left')) gone.forget(token, step);
      return { nowMs: look.nowSeconds * 1000, steps, pieces: look.pieces, freeBytes: look.freeBytes };
    },

    async cancel(token, steps, signal): Promise<CancelReport> {
      if (steps?.length === 0) return { ended: [], left: [] };
      const answer = await commands.ask(['cancel', token, ...(steps ?? [])], { signal, timeoutMs: cancelTimeoutMs });
      const told = (word: string) =>
        textLines(answer).flatMap((line) => (line.startsWith(`${word}\t`) ? [line.slice(word.length + 1)] : []));
      return { ended: told('ended'), left: told('left') };
    },

    async again(token, steps, signal) {
      if (steps?.length === 0) return;
      await commands.ask(['again', token, ...(steps ?? [])], { signal, timeoutMs: startTimeoutMs });
    },

    async results(token, steps, signal) {
      const answer = await commands.ask(['results', token, ...steps], { signal, timeoutMs: resultsTimeoutMs });
      return parseResults(answer);
    },

    async stepFolder(token, step) {
      return `${await commands.root()}/jobs/${token}/steps/${step}`;
    },

    async secret(token, name, signal) {
      const place = `${await commands.root(signal)}/secrets/${token}/${name}`;
      const { code, stdout } = await reach.run(['cat', place], { signal });
      return code === 0 ? new TextDecoder().decode(stdout) : null;
    },
  };
}

async function sendData(
  reach: Reach,
  beside: string,
  data: readonly { readonly sha256: string; readonly path: string }[],
  to: string,
  task: Parameters<Reach['send']>[2],
): Promise<void> {
  const folder = await mkdtemp(join(dirname(beside), '.sending-'));
  try {
    // The name there matters to nobody: what is linked is what lies under the hash.
    for (const { sha256, path } of data) await linkOrCopy(path, join(folder, sha256, nameOf(path)));
    await reach.send(folder, to, task);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function nameOf(path: string): string {
  const [, extension = ''] = /(\.[A-Za-z0-9.]{1,20})$/.exec(path) ?? [];
  return `data${extension}`;
}

function checkSecrets(secrets: readonly (readonly [string, string])[]): void {
  for (const [name, value] of secrets)
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || /[\n\0]/.test(value))
      throw new AgoraError('bad-input', `The secret ${name} cannot be a variable of the environment.`, {
        nextStep: 'Give it as one line.',
      });
}

function followLines(follow: readonly Follow[]): string {
  const safe = follow.filter(({ step, file }) => !/[\t\n]|(^|\/)\.\.(\/|$)|^\//.test(`${step}/${file}`));
  return lines(safe.map(({ step, file, offset }) => `${step}\t${file}\t${String(offset)}`));
}

function parseResults(answer: Uint8Array): ReadonlyMap<string, readonly FarFile[]> {
  const results = new Map<string, FarFile[]>();
  let files: FarFile[] = [];
  for (const line of textLines(answer)) {
    const [first = '', second = '', ...name] = line.split('\t');
    if (first === 'step') {
      files = [];
      results.set(second, files);
    } else files.push({ sha256: first, bytes: Number(second), name: name.join('\t') });
  }
  return results;
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

function textLines(bytes: Uint8Array): string[] {
  return new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line !== '');
}
