"""Why tools end, by the words of their logs: a regular expression, what is wrong, what to do.

The first that fits counts, so that a cause stands before those that it brings with it: a process that was killed makes the
others lose touch. Signs are words of errors, not of warnings that a log may hold in any case. Named groups are set in.
"""

CAUSES = (
    # What the scheduler does.
    (
        r"DUE TO TIME LIMIT",
        "The time limit of the step was reached.",
        "Give it more hours in the plan, then start it again: it goes on from what it has kept.",
    ),
    (
        r"DUE TO (PREEMPTION|NODE FAILURE)",
        "The scheduler took the node away from the step.",
        "Start it again: it goes on from what it has kept.",
    ),
    # Memory.
    (
        r"No available memory for the cache blocks|larger than the (maximum number of tokens that can be stored|available KV cache)"
        r"|Free memory on device .*is less than desired GPU memory utilization",
        "The free memory of a GPU is too small for what vLLM keeps there.",
        "Look with nvidia-smi whether something else uses the GPU; else lower the setting of the longest text, or give the "
        "step more GPUs.",
    ),
    (
        r"(CUDA|HIP) out of memory|torch(\.cuda)?\.OutOfMemoryError|CUDA error: out of memory|CUBLAS_STATUS_ALLOC_FAILED",
        "The memory of a GPU was full.",
        "Give the step more GPUs, or make its batches smaller (and accumulate more of them).",
    ),
    (
        r"insufficient shared memory|unable to (open|allocate) shared memory|(?i:no space left on device.{0,200}/dev/shm"
        r"|/dev/shm.{0,200}no space left on device)",
        "The shared memory of the machine (/dev/shm) was full.",
        "Give the container a larger one (--shm-size, --ipc=host), or look with df at what fills it.",
    ),
    (
        r"oom[-_]kill|Out of memory: Killed process|Out Of Memory|exitcode\s*: -9\b|Signal 9 \(SIGKILL\)|killed by signal: Killed"
        r"|\[Errno 12\] Cannot allocate memory|^(\[rank\d+\]: )?MemoryError|DefaultCPUAllocator: |std::bad_alloc",
        "The main memory was used up, or the step was killed from outside.",
        "Give the step more memory (memoryGb) in the plan, or find out who ended it.",
    ),
    # Disk.
    (
        r"No space left on device|\[Errno 28\]|Disk quota exceeded|\[Errno 122\]|enforce fail at inline_container\.cc",
        "The disk was full.",
        "Free space in the target's folder or raise the quota, then start the step again: it goes on from what it has kept.",
    ),
    (
        r"Stale file handle|\[Errno 5\] Input/output error|Transport endpoint is not connected|Read-only file system",
        "A file system failed.",
        "Look at the folder of the step there; start the step again once it can be read and written.",
    ),
    (
        r"Too many open files",
        "The step had too many files open.",
        'Raise the limit in the target\'s setup lines ("ulimit -n 65536"), then start the step again.',
    ),
    (
        r"PermissionError: \[Errno 13\] Permission denied: (?P<path>.+)$",
        "%(path)s may not be read or written.",
        "Look at its permissions there, or set HF_HOME in the target's environment where it is the cache of models.",
    ),
    # What it needs of others.
    (
        r"Incorrect API key provided|invalid_api_key|openai\.AuthenticationError",
        "The judge does not take the key OPENAI_API_KEY.",
        "Give another one when the work is launched.",
    ),
    (
        r"insufficient_quota|exceeded your current quota",
        "The account of OPENAI_API_KEY has no credit left.",
        "Raise it, then start the step again: what was judged is kept.",
    ),
    (
        r"model_not_found|The model `(?P<model>[^`]+)` does not exist",
        "The judge is none that OPENAI_API_KEY may ask.",
        "Name another one in the settings of the step: it is another benchmark then. Or use another key.",
    ),
    (
        r"GatedRepoError|[Cc]annot access gated repo|Access to model \S+ is restricted|40[13] Client Error|Invalid user token"
        r"|Invalid credentials in Authorization header",
        "A model or data set on the Hub may not be read.",
        "Ask for access on its page and give HF_TOKEN when the work is launched.",
    ),
    (
        r"RepositoryNotFoundError|404 Client Error|is not a local folder and is not a valid model identifier|DatasetNotFoundError",
        "The Hub has no model or data set of that name.",
        "Correct the name in the plan, or give HF_TOKEN if it is a private one.",
    ),
    (
        r"429 Client Error|openai\.RateLimitError|rate_limit_exceeded|Too Many Requests",
        "A service was asked too often.",
        "Start the step again later, with fewer at once: it goes on from what it has kept.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED",
        "The certificate of a service on the network is not known there.",
        "Set SSL_CERT_FILE and REQUESTS_CA_BUNDLE in the target's environment to the file of certificates of its network.",
    ),
    (
        r"LocalEntryNotFoundError|Max retries exceeded|Temporary failure in name resolution|Name or service not known"
        r"|OfflineModeIsEnabled|Network is unreachable|ProxyError|openai\.APIConnectionError",
        "The tool wanted something from the network and did not reach it.",
        "Download models and benchmarks there beforehand, or use a partition with network.",
    ),
    (
        r"Dataset scripts are no longer supported|DatasetGenerationError",
        "The module datasets cannot read the data of the benchmark.",
        "Install a version of datasets that the tool was written for (below 4 where a data set is a script).",
    ),
    (
        r"EADDRINUSE|[Aa]ddress already in use|failed to listen on any local network address",
        "The port that the step wanted is in use.",
        "Start the step again: it takes another one. Unset MASTER_PORT in the target's settings if it is set there.",
    ),
    # What is installed.
    (
        r"CUDA driver version is insufficient|NVIDIA driver on your system is too old|Found no NVIDIA driver"
        r"|[Nn]o CUDA GPUs are available|Torch not compiled with CUDA enabled|libcuda\.so\.1: cannot open",
        "PyTorch can use no GPU there.",
        "Look at the driver with nvidia-smi there and at the CUDA version of PyTorch.",
    ),
    (
        r"no kernel image is available for execution",
        "PyTorch or another module was built for GPUs of another generation.",
        "Install a build for the GPUs of the target.",
    ),
    (
        r"[Bb]f(loat)?16 is only supported on|Your setup doesn't support bf16|support bf16/gpu",
        "The GPUs compute no bfloat16.",
        "Use GPUs of NVIDIA's generation Ampere or newer.",
    ),
    (
        r"FlashAttention\d? has been toggled on|FlashAttention only supports|flash_attn seems to be not installed",
        "FlashAttention cannot be used there.",
        "Install flash-attn for the PyTorch and the GPUs of the target, or turn it off in the settings.",
    ),
    (
        r"CUDA_HOME environment variable is not set|MissingCUDAException|nvcc: (command )?not found|\[Errno 2\].*\bnvcc\b",
        "DeepSpeed builds a part of itself and does not find CUDA's compiler (nvcc).",
        'Load CUDA in the target\'s setup lines ("module load cuda"), or set CUDA_HOME in its environment.',
    ),
    (
        r"undefined symbol|version `GLIBC(XX)?_[\d.]+' not found|(?P<library>lib\S+\.so\S*): cannot open shared object file",
        "A compiled module does not fit the PyTorch or the system there.",
        "Install PyTorch and the modules that are built on it anew, in versions that belong together.",
    ),
    (
        r"(?:ModuleNotFoundError|^\S*python[\d.]*): No module named '?(?P<module>[\w.]+)"
        r"|requires the (?P<library>\S+) library but it was not found",
        "There is no Python module %(module)s%(library)s.",
        "Install it there, in the Python that the target names.",
    ),
    (
        r"cannot import name '(?P<name>\w+)' from '(?P<module>[\w.]+)'",
        "The Python module %(module)s has no %(name)s: it is of another version than what uses it.",
        "Install the versions that the kind of step names.",
    ),
    (
        r"got an unexpected keyword argument '(?P<name>\w+)'|unrecognized arguments: (?P<words>.+)"
        r"|not used by the HfArgumentParser: (?P<keys>.+)|(?P<extra>\w+)\s+Extra inputs are not permitted",
        "The tool does not know the argument %(name)s%(words)s%(keys)s%(extra)s: it is of another version.",
        "Install a version that the kind of step names.",
    ),
    # The model.
    (
        r"Error while deserializing header|MetadataIncompleteBuffer|SafetensorError|does not appear to have a file named (?P<file>\S+)",
        "The files of the model are not whole.",
        "Run the step that makes it again, or download it again there.",
    ),
    (
        r"contains custom code which must be executed|requires you to execute the \w+ file",
        "The model has code of its own, which is not run unless it is allowed.",
        "Allow it in the settings of the step where it has one for that, or name another model.",
    ),
    (
        r"chat_template is not set|does not have a chat template|no chat template is defined",
        "The tokenizer of the model has no chat template.",
        "Turn the chat template off for it in the settings, or give its tokenizer one.",
    ),
    (
        r"heads \(\d+\) must be divisible by tensor parallel size \(\d+\)",
        "vLLM cannot share the model among so many GPUs.",
        "Give the step 1, 2, 4 or 8.",
    ),
    (
        r"max_model_len \(?(?P<asked>\d+)\)? is greater than the derived max_model_len",
        "The model takes no texts of %(asked)s tokens.",
        "Lower the setting of the longest text.",
    ),
    # What happens while it computes.
    (
        r"probability tensor contains either `?inf|'(loss|grad_norm)': '?nan|\"(loss|grad_norm)\": NaN|[Ll]oss is (nan|NaN)",
        "The numbers of the model are no longer finite (NaN).",
        "Lower the learning rate, and look at the data of the steps before; the checkpoint may be spoilt too.",
    ),
    (
        r"uncorrectable ECC error|fallen off the bus|CUDA error: (an illegal memory access|unspecified launch failure|misaligned)"
        r"|CUBLAS_STATUS_EXECUTION_FAILED",
        "A GPU failed while it computed.",
        "Start the step again on another node; if it happens again, look at the node's GPUs with nvidia-smi -q.",
    ),
    (
        r"device-side assert triggered|index out of range in self",
        "A text holds a token that the model has no weights for.",
        "Use the tokenizer that belongs to the model.",
    ),
    (
        r"Signal 11 \(SIGSEGV\)|exitcode\s*: -11\b|^Segmentation fault",
        "A program of the tool crashed (segmentation fault).",
        "Install its modules anew, in versions that belong together; see the end of its log.",
    ),
    (
        r"Watchdog caught collective operation timeout|NCCL error|ncclSystemError|ncclRemoteError|ncclUnhandledCudaError"
        r"|DistNetworkError|RendezvousConnectionError|RendezvousTimeoutError",
        "The GPUs lost touch with each other.",
        "Start the step again: it goes on from its checkpoint. If it happens again, look at the node's GPUs.",
    ),
)
