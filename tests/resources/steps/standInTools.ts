/** A Python that has the tools of the kinds of steps by name and version alone, and a machine that is as a test says. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../electron/temporaryFolder';
import { runCommand, type Ended } from './runPython';

/** Distributions in versions that each kind was written for. */
export const fittingVersions: Readonly<Record<string, string>> = {
  accelerate: '1.7.0',
  alpaca_eval: '0.6.6',
  'antlr4-python3-runtime': '4.11.0',
  axolotl: '0.12.0',
  datasets: '3.6.0',
  deepspeed: '0.17.0',
  evalplus: '0.3.1',
  'flash-attn': '2.8.0',
  huggingface_hub: '0.34.0',
  jinja2: '3.1.2',
  'llama-recipes': '0.0.4',
  llamafactory: '0.9.3',
  lm_eval: '0.4.9',
  'math-verify': '0.8.0',
  numpy: '1.26.0',
  openai: '1.99.0',
  pandas: '2.2.0',
  pyyaml: '6.0',
  'sentence-transformers': '5.1.0',
  shortuuid: '1.0.13',
  sympy: '1.13.0',
  tiktoken: '0.11.0',
  torch: '2.7.1+cu126',
  tqdm: '4.67.0',
  transformers: '4.56.2',
  trl: '0.24.0',
  vllm: '0.10.1',
};

/** As much of the modules as the checks use. */
const modules: Readonly<Record<string, string>> = {
  'torch/__init__.py': `
import os, types
version = types.SimpleNamespace(cuda="12.6")
cuda = types.SimpleNamespace(
    is_available=lambda: int(os.environ["TEST_GPUS"]) > 0,
    device_count=lambda: int(os.environ["TEST_GPUS"]),
    get_device_capability=lambda place: tuple(int(part) for part in os.environ["TEST_CAPABILITY"].split(".")),
    get_device_name=lambda place: "Test GPU",
)
`,
  'huggingface_hub.py': 'def hf_hub_download(*words, **named):\n    return ""\n',
};

/** Runs a program of a step with another version of Python, or with less free disk, where the test says so. */
const starter = `
import os, runpy, shutil, sys
sys.argv = sys.argv[1:]
sys.path[0] = ""
if os.environ.get("TEST_PYTHON"):
    sys.version_info = tuple(int(part) for part in os.environ["TEST_PYTHON"].split("."))
if os.environ.get("TEST_FREE"):
    shutil.disk_usage = lambda path: type("usage", (), {"free": float(os.environ["TEST_FREE"])})
runpy.run_path(sys.argv[0], run_name="__main__")
`;

export interface Machine {
  /** Versions of distributions; null: it is not installed. Beside `fittingVersions`. */
  readonly versions?: Readonly<Record<string, string | null>>;
  /** Texts of modules by their files, beside or in the place of those that the checks use. */
  readonly modules?: Readonly<Record<string, string>>;
  readonly commands?: readonly string[];
  /** How many GPUs PyTorch sees. */
  readonly gpus?: number;
  readonly capability?: string;
  readonly python?: string;
  readonly freeBytes?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

let executable: string | undefined;

/** The Python itself: what is called python3 may be a script that looks for one. */
function pythonItself(): string {
  executable ??= execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
  return executable;
}

/** Runs the step in a folder on such a machine, with as many GPUs as are given. */
export async function runOn(machine: Machine, folder: string, given = 1): Promise<Ended> {
  const there = temporaryFolder();
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(there, name)), { recursive: true });
    writeFileSync(path.join(there, name), text);
  };
  const program = (name: string, text: string) => {
    write(`bin/${name}`, `#!/bin/sh\n${text}\n`);
    chmodSync(path.join(there, 'bin', name), 0o755);
  };
  for (const [name, version] of Object.entries({ ...fittingVersions, ...machine.versions })) {
    if (version === null) continue;
    write(`site/${name.replaceAll('-', '_')}-${version}.dist-info/METADATA`, `Name: ${name}\nVersion: ${version}\n`);
  }
  for (const [name, text] of Object.entries({ ...modules, ...machine.modules })) {
    if (machine.versions?.[name.split(/[/.]/)[0] ?? ''] !== null) write(`site/${name}`, text);
  }
  write('starter.py', starter);
  // Without what is installed on the machine of the tests.
  const python = `exec ${pythonItself()} -S`;
  program('python', `case $1 in *.py) ${python} ${there}/starter.py "$@" ;; *) ${python} "$@" ;; esac`);
  for (const name of machine.commands ?? ['llamafactory-cli', 'torchrun']) program(name, 'exit 3');
  return runCommand('sh', ['run.sh'], folder, {
    AGORA_PYTHON: path.join(there, 'bin/python'),
    AGORA_GPUS: String(given),
    PYTHONPATH: path.join(there, 'site'),
    OPENAI_API_KEY: 'a-key-of-a-test',
    TEST_GPUS: String(machine.gpus ?? given),
    TEST_CAPABILITY: machine.capability ?? '9.0',
    TEST_PYTHON: machine.python ?? '',
    TEST_FREE: String(machine.freeBytes ?? 1e15),
    ...machine.environment,
  });
}
