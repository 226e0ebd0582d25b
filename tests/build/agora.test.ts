/** The command itself, as a user calls it: what it prints where, from which folder, and how it ends. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const projectRoot = path.resolve(import.meta.dirname, '../..');

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function agora(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Ended {
  const command = path.join(projectRoot, 'build/agora.mjs');
  return spawnSync(process.execPath, [command, ...args], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
}

describe('agora', () => {
  it('prints one JSON document on standard output and nothing else', () => {
    const { status, stdout } = agora(['pgr', 'published', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ study: 'agorabench', rule: 'mean-of-pgrs' });
  });

  it.each([
    [['--help'], 0, /^Usage: agora VERB/],
    [['report', '--help'], 0, /--out DIR/],
    [['nonsense'], 2, /^$/],
  ])('%j exits with %i', (args, status, stdout) => {
    const ended = agora(args);
    expect(ended.status).toBe(status);
    expect(ended.stdout).toMatch(stdout);
  });

  describe('through npm, which changes into the project', () => {
    let folder = '';
    beforeEach(() => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-caller-'));
      fs.mkdirSync(path.join(folder, 'rubbish'));
      fs.writeFileSync(path.join(folder, 'rubbish', 'noise.bin'), Buffer.from([0, 1, 2, 255]));
    });
    afterEach(() => {
      fs.rmSync(folder, { recursive: true, force: true });
    });

    it('reads a path from where the user stands; rubbish gives problems and exit 3', () => {
      const ended = agora(['open', 'rubbish', '--json'], { npm_lifecycle_event: 'agora', INIT_CWD: folder });
      expect(ended.status).toBe(3);
      const { problems } = JSON.parse(ended.stdout) as { problems: { path: string }[] };
      expect(problems.map((problem) => problem.path)).toContain('noise.bin');
      expect(ended.stderr).not.toMatch(/^\s+at /m);
    });
  });
});
