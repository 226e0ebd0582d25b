#!/bin/sh
# Trains a student with LLaMA-Factory. Its configuration is train.yaml.
set -eu
. ./begin.sh
gpus=${AGORA_GPUS:-0}
mkdir -p outputs
# Commands of the Python that is used go before others of the same name.
folder=$(dirname "$(command -v "$python")")
PATH=$folder:$PATH
export PATH
"$python" check.py --tool llamafactory --gpus "$gpus" --least-gpus 1 --bfloat16 --free-gb {{settings.freeGb}} --data {{data.path}} \
  --model {{model.path}} --commands llamafactory-cli torchrun \
  --modules 'torch>=2.0' 'transformers>=4.45' 'deepspeed>=0.10' 'llamafactory>=0.9.3,<0.10'

# A checkpoint that was not finished is none; LLaMA-Factory goes on from the last that is there.
for checkpoint in outputs/model/checkpoint-*; do
  if [ -d "$checkpoint" ] && [ ! -f "$checkpoint/trainer_state.json" ]; then rm -rf "$checkpoint"; fi
done

# torchrun also for one GPU, which DeepSpeed asks for; the port is a free one where MASTER_PORT is not set.
export FORCE_TORCHRUN=1 NPROC_PER_NODE="$gpus"
unset MASTER_PORT MASTER_ADDR || true
code=0
llamafactory-cli train train.yaml || code=$?
[ "$code" -eq 0 ] || exec "$python" explain.py "$code"
"$python" finish.py outputs/model llama3.jinja --system={{settings.systemMessage}}
