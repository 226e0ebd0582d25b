#!/bin/sh
# Trains a student with axolotl. Its configuration is axolotl.yaml; prepare.py makes its data, agora_plugin.py its StepLR.
set -eu
. ./begin.sh
gpus=${AGORA_GPUS:-0}
flash={{settings.flashAttention}}
mkdir -p outputs
set -- 'torch>=2.5' 'transformers>=4.51' 'accelerate>=1.0' 'deepspeed>=0.15' 'axolotl>=0.10,<1'
if [ "$flash" = true ]; then set -- "$@" flash-attn; fi
"$python" check.py --tool axolotl --gpus "$gpus" --least-gpus 1 --bfloat16 --free-gb {{settings.freeGb}} --data {{data.path}} \
  --model {{model.path}} --modules "$@"

# A checkpoint that was not finished is none; axolotl goes on from the last that is there.
for checkpoint in outputs/model/checkpoint-*; do
  if [ -d "$checkpoint" ] && [ ! -f "$checkpoint/trainer_state.json" ]; then rm -rf "$checkpoint"; fi
done

export AXOLOTL_DO_NOT_TRACK=1 TOKENIZERS_PARALLELISM=false
PYTHONPATH=$PWD${PYTHONPATH:+:$PYTHONPATH}
export PYTHONPATH
# axolotl leaves out a plugin that does not load, and with it the schedule of the recipe.
if ! "$python" -c 'import agora_plugin'; then
  echo "agora: axolotl does not take agora_plugin.py, which makes StepLR. Install a version that kind.json names." >&2
  exit 78
fi
"$python" prepare.py
code=0
"$python" -m torch.distributed.run --standalone --nproc_per_node "$gpus" -m axolotl.cli.train axolotl.yaml || code=$?
[ "$code" -eq 0 ] || exec "$python" explain.py "$code"
"$python" finish.py outputs/model llama3.jinja --system={{settings.systemMessage}}
