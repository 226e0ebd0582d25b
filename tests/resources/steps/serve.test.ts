/** The program that keeps a server, with a small one in vLLM's place. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../../electron/temporaryFolder';
import { runCommand, stepsFolder } from './runPython';
import { stepFolder } from './stepFolder';

const server = `
import argparse, http.server, os
parser = argparse.ArgumentParser()
parser.add_argument("--host")
parser.add_argument("--port", type=int)
given = parser.parse_args()
open("server.pid", "w").write(str(os.getpid()))
http.server.ThreadingHTTPServer((given.host, given.port), http.server.SimpleHTTPRequestHandler).serve_forever()
`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a server tells its address when it listens, and ends with all of it when it is told to', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'server.py'), server);
  const words = [path.join(stepsFolder, 'serve-vllm/serve.py'), 'python3', 'server.py'];
  const { SLURM_JOB_ID: _, ...env } = process.env;
  const kept = spawn('python3', words, { cwd: folder, env, stdio: 'ignore' });
  const ended = once(kept, 'exit');
  const address = path.join(folder, 'outputs/address');
  await vi.waitUntil(() => existsSync(address), { timeout: 100_000, interval: 50 });
  const told = readFileSync(address, 'utf8');
  expect(told).toMatch(/^127\.0\.0\.1:\d+\n$/);
  const answer = await fetch(`http://${told.trim()}/server.py`);
  expect(await answer.text()).toBe(server);
  const pid = Number(readFileSync(path.join(folder, 'server.pid'), 'utf8'));
  expect(isAlive(pid)).toBe(true);
  kept.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(existsSync(address)).toBe(false);
  expect(isAlive(pid)).toBe(false);
});

test('a server that ends by itself is a failure', async () => {
  const folder = temporaryFolder();
  const words = [path.join(stepsFolder, 'serve-vllm/serve.py'), 'sh', '-c', 'exit 5'];
  expect(await runCommand('python3', words, folder)).toMatchObject({ code: 5 });
});

test('under Slurm no server is started without a key', async () => {
  const folder = await stepFolder('serve-vllm');
  const given = { AGORA_PYTHON: 'python3', AGORA_GPUS: '1', SLURM_JOB_ID: '7', VLLM_API_KEY: '' };
  const { code, stderr } = await runCommand('sh', ['run.sh'], folder, given);
  expect(code).toBe(78);
  expect(stderr).toMatch(/^agora: .*VLLM_API_KEY was not given/);
});
