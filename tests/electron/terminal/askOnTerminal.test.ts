/** What `ssh` asks is asked on a real terminal: Python makes one. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { expect, it, onTestFinished } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const python = '/usr/bin/python3';

/** Runs a command on a terminal of its own, and types each answer once its question is there. */
const typing = `
import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:2] + sys.argv[2].split(" "))
seen = b""
answers = {b"Sure? ": b"yes\\r", b"Passphrase: ": b"canary 5f1c\\r", b"Again: ": b"\\x03"}
while True:
    try:
        data = os.read(fd, 4096)
    except OSError:
        break
    if not data:
        break
    seen += data
    for question in list(answers):
        if question in seen:
            os.write(fd, answers.pop(question))
sys.stdout.buffer.write(seen)
`;

it.skipIf(!existsSync(python))('takes answers from the terminal, and shows none that is secret', async () => {
  const folder = await mkdtemp(join(root, '.test', 'asking-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const entry = join(folder, 'entry.ts');
  await writeFile(
    entry,
    `import { writeFileSync } from 'node:fs';
import { terminalAsker } from ${JSON.stringify(join(root, 'electron/terminal/targets/askOnTerminal.ts'))};
const ask = terminalAsker();
const { signal } = new AbortController();
const question = (text, kind) => ask({ host: 'gpu', text, kind }, signal);
const answers = [question('Sure?', 'confirmation'), question('Passphrase:', 'secret'), question('Again:', 'secret')];
writeFileSync(process.argv[2], JSON.stringify(await Promise.all(answers)));
`,
  );
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    publicDir: false,
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'asking.mjs' } },
    },
  });
  const told = join(folder, 'told.json');
  const words = ['-c', typing, process.execPath, `${join(folder, 'asking.mjs')} ${told}`];
  const seen = execFileSync(python, words, { timeout: 60_000 }).toString();
  expect(JSON.parse(readFileSync(told, 'utf8'))).toEqual(['yes', 'canary 5f1c', null]);
  expect(seen).toContain('Passphrase: ');
  expect(seen).not.toContain('canary');
});
