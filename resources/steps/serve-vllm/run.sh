#!/bin/sh
# Serves a model with vLLM until it is told to end.
set -eu
. ./begin.sh
gpus=${AGORA_GPUS:-0}
name={{settings.name}}
length={{settings.maxLength}}
label={{subject.model}}
rm -f outputs/address
if [ -n "${SLURM_JOB_ID:-}" ] && [ -z "${VLLM_API_KEY:-}" ]; then
  echo "agora: Under Slurm others reach the server, and VLLM_API_KEY was not given. Give it when the work is launched." >&2
  exit 78
fi
"$python" check.py --tool vllm --gpus "$gpus" --least-gpus 1 --free-gb {{settings.freeGb}} --model {{model.path}} \
  --modules 'torch>=2.1' 'transformers>=4.43' 'vllm>=0.6'
set -- --model {{model.path}} --served-model-name "${name:-$label}" --dtype {{settings.dtype}} \
  --tensor-parallel-size "$gpus" --gpu-memory-utilization {{settings.gpuMemory}}
if [ -n "$length" ]; then set -- "$@" --max-model-len "$length"; fi
code=0
"$python" serve.py "$python" -m vllm.entrypoints.openai.api_server "$@" {{settings.arguments}} || code=$?
[ "$code" -eq 0 ] || exec "$python" explain.py "$code"
