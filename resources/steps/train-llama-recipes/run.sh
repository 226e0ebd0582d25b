#!/bin/sh
# Trains a student with llama-recipes. Its arguments are arguments.json; instances.py is its data set.
set -eu
. ./begin.sh
gpus=${AGORA_GPUS:-0}
mkdir -p outputs
"$python" check.py --tool llama-recipes --gpus "$gpus" --least-gpus 1 --bfloat16 --free-gb {{settings.freeGb}} --data {{data.path}} \
  --model {{model.path}} --modules 'torch>=2.2' 'transformers>=4.43' 'llama-recipes>=0.0.3,<0.0.5'

# It cannot go on from a checkpoint: what an attempt before this one left is removed.
rm -rf outputs/shards outputs/metrics
mkdir -p outputs/metrics
export TOKENIZERS_PARALLELISM=false
code=0
"$python" -m torch.distributed.run --standalone --nnodes 1 --nproc_per_node "$gpus" train.py || code=$?
[ "$code" -ne 0 ] || "$python" convert.py || code=$?
[ "$code" -eq 0 ] || exec "$python" explain.py "$code"
"$python" finish.py outputs/model llama3.jinja --system={{settings.systemMessage}}
# The model is in one piece now; of the shards only the parameters are of use.
find outputs/shards -type f ! -name train_params.yaml -exec rm -f {} +
