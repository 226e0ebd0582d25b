/** What is said of a tool that ended, by the ends of its logs: in the words of the tools that write them. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from '../../../analysis/schema';
import { temporaryFolder } from '../../electron/temporaryFolder';
import { pythonJson, runCommand, stepsFolder } from './runPython';

const program = path.join(stepsFolder, 'shared/explain.py');

/** What torchrun and the collective library write whatever the cause, after the words of a worker. */
const trailer = `
[rank0]:[W1129 08:00:00.123456789 ProcessGroupNCCL.cpp:1496] Warning: WARNING: destroy_process_group() was not called
E1129 08:00:01.000000 4242 torch/distributed/elastic/multiprocessing/api.py:869] failed (exitcode: 1) local_rank: 0 (pid: 4250) of binary: /env/bin/python3
torch.distributed.elastic.multiprocessing.errors.ChildFailedError:
============================================================
train.py FAILED
------------------------------------------------------------
Root Cause (first observed failure):
[0]:
  time      : 2026-11-29_08:00:01
  exitcode  : 1 (pid: 4250)
  error_file: <N/A>
============================================================
`;

interface Logs {
  readonly code?: number;
  readonly stderr?: string;
  readonly stdout?: string;
  readonly before?: string;
}

async function explained({ code = 1, stderr = '', stdout = '', before }: Logs) {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'stderr.log'), stderr);
  writeFileSync(path.join(folder, 'stdout.log'), stdout);
  const environment = before === undefined ? {} : { AGORA_LOGS_BEFORE: before };
  return runCommand('python3', [program, String(code)], folder, environment);
}

/** Each is a line that a tool wrote, and what is said of it. */
const known: readonly (readonly [string, RegExp])[] = [
  [
    'slurmstepd: error: *** JOB 77 ON node3 CANCELLED AT 2026-11-29T08:00:00 DUE TO TIME LIMIT ***',
    /time limit .* more hours/,
  ],
  ['slurmstepd: error: *** JOB 77 ON node3 CANCELLED AT 2026-11-29T08:00:00 DUE TO PREEMPTION ***', /took the node/],
  [
    '[rank1]: torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 1 has a total capacity of 79.11 GiB',
    /memory of a GPU was full/,
  ],
  ['torch.cuda.OutOfMemoryError: HIP out of memory. Tried to allocate 20.00 MiB', /memory of a GPU was full/],
  [
    'ValueError: No available memory for the cache blocks. Try increasing `gpu_memory_utilization` when initializing the engine.',
    /for what vLLM keeps/,
  ],
  [
    'ValueError: Free memory on device (10.2/79.1 GiB) on startup is less than desired GPU memory utilization (0.9, 71.2 GiB).',
    /nvidia-smi/,
  ],
  [
    "RuntimeError: DataLoader worker (pid 99) is killed by signal: Bus error. It is possible that dataloader's workers are out of shared memory. Please try to raise your shared memory limit. insufficient shared memory (shm)",
    /\/dev\/shm/,
  ],
  [
    'torch.distributed.DistBackendError: Error while creating shared memory segment /dev/shm/nccl-x (size 9637888): No space left on device',
    /\/dev\/shm/,
  ],
  [
    'slurmstepd: error: Detected 1 oom_kill event in StepId=77.batch. Some of the step tasks have been OOM Killed.',
    /main memory .*memoryGb/,
  ],
  ['  exitcode  : -9 (pid: 4250)\n  traceback : Signal 9 (SIGKILL) received by PID 4250', /main memory/],
  ['RuntimeError: DataLoader worker (pid 99) is killed by signal: Killed.', /main memory/],
  ['OSError: [Errno 12] Cannot allocate memory', /main memory/],
  ['OSError: [Errno 28] No space left on device', /disk was full/],
  ['OSError: [Errno 122] Disk quota exceeded', /disk was full/],
  [
    'RuntimeError: [enforce fail at inline_container.cc:603] . unexpected pos 704 vs 598 while writing a checkpoint',
    /disk was full/,
  ],
  ['OSError: [Errno 116] Stale file handle', /file system failed/],
  ['OSError: [Errno 24] Too many open files', /ulimit/],
  [
    "PermissionError: [Errno 13] Permission denied: '/scratch/hf/hub'",
    /'\/scratch\/hf\/hub' may not be read .* HF_HOME/,
  ],
  [
    "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: sk-x.', 'code': 'invalid_api_key'}}",
    /does not take the key OPENAI_API_KEY/,
  ],
  [
    "openai.RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your current quota', 'code': 'insufficient_quota'}}",
    /no credit left/,
  ],
  [
    "openai.NotFoundError: Error code: 404 - {'error': {'message': 'The model `gpt-4-1106-preview` does not exist or you do not have access to it.', 'code': 'model_not_found'}}",
    /judge is none that OPENAI_API_KEY may ask/,
  ],
  ['openai.RateLimitError: Error code: 429 - Rate limit reached for gpt-4', /too often/],
  [
    'huggingface_hub.errors.GatedRepoError: 401 Client Error. Cannot access gated repo for url https://huggingface.co/meta-llama/Llama-3.1-8B/resolve/main/config.json. Access to model meta-llama/Llama-3.1-8B is restricted.',
    /may not be read\. Ask for access .* HF_TOKEN/,
  ],
  ['requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://huggingface.co/api', /may not be read/],
  [
    'huggingface_hub.errors.RepositoryNotFoundError: 404 Client Error. Repository Not Found for url: https://huggingface.co/meta/nope',
    /no model or data set of that name/,
  ],
  ['requests.exceptions.HTTPError: 429 Client Error: Too Many Requests for url: https://huggingface.co/x', /too often/],
  ['ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed', /SSL_CERT_FILE/],
  [
    "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='huggingface.co', port=443): Max retries exceeded with url: /x",
    /network/,
  ],
  ['RuntimeError: Dataset scripts are no longer supported, but found hendrycks_math.py', /datasets .*below 4/],
  [
    'torch.distributed.DistNetworkError: The server socket has failed to listen on any local network address. port: 29500, useIpv6: false, code: -98, name: EADDRINUSE, message: address already in use',
    /port .* in use/,
  ],
  ['RuntimeError: The NVIDIA driver on your system is too old (found version 11040).', /can use no GPU .* nvidia-smi/],
  [
    'RuntimeError: CUDA error: no kernel image is available for execution on the device',
    /built for GPUs of another generation/,
  ],
  ["ValueError: Your setup doesn't support bf16/gpu. You need Ampere+ GPU with cuda>=11.0", /no bfloat16/],
  [
    'ValueError: Bfloat16 is only supported on GPUs with compute capability of at least 8.0. Your Tesla V100 GPU has compute capability 7.0.',
    /no bfloat16/,
  ],
  [
    'ImportError: FlashAttention2 has been toggled on, but it cannot be used due to the following error: the package flash_attn seems to be not installed.',
    /FlashAttention .* turn it off/,
  ],
  [
    'deepspeed.ops.op_builder.builder.MissingCUDAException: CUDA_HOME does not exist, unable to compile CUDA op(s)',
    /nvcc.*module load cuda/,
  ],
  ['ImportError: /env/lib/flash_attn_2_cuda.so: undefined symbol: _ZN3c105ErrorC2E', /compiled module does not fit/],
  [
    'ImportError: libcudart.so.12: cannot open shared object file: No such file or directory',
    /compiled module does not fit/,
  ],
  ["ModuleNotFoundError: No module named 'deepspeed.ops'", /no Python module deepspeed\.ops\. Install it there/],
  ['/env/bin/python3: No module named evalplus', /no Python module evalplus\. Install/],
  [
    'ImportError: Using `low_cpu_mem_usage=True` requires the `accelerate` library but it was not found in your environment.',
    /no Python module `accelerate`/,
  ],
  [
    "ImportError: cannot import name 'SamplingParams' from 'vllm' (/env/lib/vllm/__init__.py)",
    /module vllm has no SamplingParams/,
  ],
  [
    "TypeError: SFTConfig.__init__() got an unexpected keyword argument 'packing_strategy'",
    /does not know the argument packing_strategy: /,
  ],
  [
    "ValueError: Some specified arguments are not used by the HfArgumentParser: ['neat_packing']",
    /does not know the argument \['neat_packing'\]: /,
  ],
  ['api_server.py: error: unrecognized arguments: --max-len 4', /does not know the argument --max-len 4: /],
  [
    'safetensors_rust.SafetensorError: Error while deserializing header: MetadataIncompleteBuffer',
    /files of the model are not whole/,
  ],
  [
    'ValueError: The repository stella contains custom code which must be executed to correctly load the model.',
    /code of its own/,
  ],
  [
    'ValueError: Cannot use chat template functions because tokenizer.chat_template is not set and no template argument was passed!',
    /no chat template/,
  ],
  [
    'ValueError: Total number of attention heads (32) must be divisible by tensor parallel size (3).',
    /among so many GPUs/,
  ],
  [
    'ValueError: User-specified max_model_len (8192) is greater than the derived max_model_len (max_position_embeddings=4096)',
    /no texts of 8192 tokens/,
  ],
  [
    'RuntimeError: probability tensor contains either `inf`, `nan` or element < 0',
    /no longer finite \(NaN\)\. Lower the learning rate/,
  ],
  ['torch.AcceleratorError: CUDA error: uncorrectable ECC error encountered', /GPU failed .* another node/],
  ['RuntimeError: CUDA error: device-side assert triggered', /token that the model has no weights for/],
  ['  exitcode  : -11 (pid: 4250)', /crashed \(segmentation fault\)/],
  [
    '[rank2]:[E1129 08:00:00 ProcessGroupNCCL.cpp:632] [Rank 2] Watchdog caught collective operation timeout: WorkNCCL(SeqNum=12, OpType=ALLREDUCE)',
    /lost touch/,
  ],
  [
    'torch.distributed.DistBackendError: NCCL error in: NCCLUtils.hpp:268, unhandled system error, NCCL version 2.21.5',
    /lost touch/,
  ],
];

/** What is said of these ends of stderr.log, all by one program. */
async function reasonsOf(texts: readonly string[]): Promise<unknown> {
  const listing = `
from explain import reason
print(json.dumps([reason(1, [text, ""]) for text in json.loads(${JSON.stringify(JSON.stringify(texts))})]))
`;
  return pythonJson(listing, ['shared']);
}

const lists = z.array(z.tuple([z.string(), z.string()]).nullable());
const around = (line: string) => `INFO loading the model\nTraceback (most recent call last):\n${line}\n${trailer}`;

describe('a cause is named', async () => {
  const reasons = lists.parse(await reasonsOf(known.map(([line]) => around(line))));
  test.each(known.map(([line, said], place) => [line, said, reasons[place]] as const))('%s', (_, said, found) => {
    const words = (found ?? []).join(' ');
    expect(words).toMatch(said);
    expect(words).toMatch(/^[^\n]*\.$/);
  });

  test('each that is listed, by one of these lines at least', async () => {
    const text = JSON.stringify(known.map(([line]) => line));
    const listing = `
import re
from causes import CAUSES
lines = json.loads(${JSON.stringify(text)})
first = [next(place for place, (signs, _, _) in enumerate(CAUSES) if re.search(signs, line, re.MULTILINE)) for line in lines]
print(json.dumps([what for place, (_, what, _) in enumerate(CAUSES) if place not in first]))
`;
    expect(await pythonJson(listing, ['shared'])).toEqual([]);
  });

  test('by the program, with the code of the tool', async () => {
    const { code, stderr } = await explained({ code: 3, stderr: around('CUDA out of memory') });
    expect(stderr).toMatch(/^agora: The memory of a GPU was full\. [^\n]*\.\n$/);
    expect(code).toBe(3);
  });
});

test.each([
  // A process that was killed or had no memory makes the others lose touch.
  ['CUDA out of memory', 'Watchdog caught collective operation timeout', /memory of a GPU/],
  ['  exitcode  : -9 (pid: 1)', 'NCCL error in: NCCLUtils.hpp:268', /main memory/],
  ['401 Client Error: Unauthorized', 'LocalEntryNotFoundError: Max retries exceeded', /may not be read/],
])('of "%s" and "%s" the first is the cause, in either order', async (cause, effect, said) => {
  const reasons = lists.parse(await reasonsOf([`${cause}\n${effect}\n`, `${effect}\n${cause}\n`]));
  for (const found of reasons) expect(found?.[0]).toMatch(said);
});

test('an exception that is none of these is told in its own words', async () => {
  const worker = '[rank0]: ValueError: lr_end (1e-05) must be smaller than initial lr (4e-06)\n';
  expect((await explained({ stderr: `[rank0]: Traceback\n${worker}${trailer}` })).stderr).toBe(
    'agora: It ended with ValueError: lr_end (1e-05) must be smaller than initial lr (4e-06). See the end of its log.\n',
  );
});

test('what the other log says counts where the first says nothing', async () => {
  expect((await explained({ stdout: "{'loss': 'nan', 'grad_norm': 'nan', 'epoch': '0.1'}\n" })).stderr).toMatch(/NaN/);
});

test.each([
  [137, /main memory/],
  [139, /segmentation fault/],
])('code %i tells of a signal', async (code, said) => {
  const ended = await explained({ code, stderr: 'INFO step 12\n' });
  expect(ended.stderr).toMatch(said);
  expect(ended.code).toBe(code);
});

describe('nothing is said', () => {
  test.each([
    ['of an end without a sign', { stderr: `INFO the end\n${trailer}` }],
    [
      'of a warning',
      {
        stderr: `WARNING Failed to import from vllm._C with ModuleNotFoundError("No module named 'vllm._C'")\n${trailer}`,
      },
    ],
    ['after a check', { code: 78, stderr: 'CUDA out of memory\n' }],
    ['after a program of the step has said it', { stderr: 'CUDA out of memory\nagora: The loss is no number.\n' }],
    ['without logs', {}],
  ] satisfies [string, Logs][])('%s', async (_, logs) => {
    const { code, stderr } = await explained(logs);
    expect(stderr).toBe('');
    expect(code).toBe('code' in logs ? logs.code : 1);
  });
});

test('what an attempt before wrote is not taken for this one', async () => {
  const old = 'agora: The memory of a GPU was full. Give it more.\nCUDA out of memory\n';
  const stderr = `${old}OSError: [Errno 28] No space left on device\n`;
  expect((await explained({ stderr, before: `${String(old.length)} 0` })).stderr).toMatch(/disk was full/);
  // A log that was cut off since is read as a whole.
  expect((await explained({ stderr: old.slice(51), before: '1000000 0' })).stderr).toMatch(/memory of a GPU/);
});

test('of a long log the end is read', async () => {
  const stderr = `CUDA out of memory\n${'.'.repeat(100_000)}\nOSError: [Errno 28] No space left on device\n`;
  expect((await explained({ stderr })).stderr).toMatch(/disk was full/);
});
