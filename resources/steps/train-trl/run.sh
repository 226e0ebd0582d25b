#!/bin/sh
# Trains a student with TRL. Its configuration is sft.yaml; what TRL has no field for is in recipe.json and train.py.
set -eu
. ./begin.sh
gpus=${AGORA_GPUS:-0}
template={{settings.chatTemplate}}
mkdir -p outputs
attention={{settings.attention}}
packing={{settings.packing}}
strategy={{settings.packingStrategy}}
if [ "$packing$strategy" = truebfd ] && [ "$attention" != flash_attention_2 ]; then
  echo "agora: Packed whole (bfd), instances would see each other without FlashAttention. Set attention to flash_attention_2," \
    "or packingStrategy to wrapped." >&2
  exit 78
fi
set -- 'torch>=2.4' 'transformers>=4.56.1' 'accelerate>=1.7' 'datasets>=3' 'trl>=0.24,<2' jinja2 pyyaml
if [ "$attention" = flash_attention_2 ]; then set -- "$@" flash-attn; fi
"$python" check.py --tool trl --gpus "$gpus" --least-gpus 1 --bfloat16 --free-gb {{settings.freeGb}} --data {{data.path}} \
  --model {{model.path}} --modules "$@"

# A checkpoint that was not finished is none; the one before it is still there.
for checkpoint in outputs/model/checkpoint-*; do
  if [ -d "$checkpoint" ] && [ ! -f "$checkpoint/trainer_state.json" ]; then rm -rf "$checkpoint"; fi
done

export TOKENIZERS_PARALLELISM=false
code=0
if [ "$gpus" -gt 1 ]; then
  port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  "$python" -m accelerate.commands.launch --config_file accelerate.yaml --num_processes "$gpus" \
    --main_process_port "$port" train.py || code=$?
else
  # As one process of its own: a trainer by itself would take every GPU that it sees.
  "$python" -m torch.distributed.run --standalone --nproc_per_node 1 train.py || code=$?
fi
[ "$code" -eq 0 ] || exec "$python" explain.py "$code"
"$python" finish.py outputs/model "${template:-llama3.jinja}" --end={{settings.endOfTurn}} \
  --system={{settings.systemMessage}}
