#!/bin/sh
# Measures the loss of the responses of a run. What is measured how is in settings.json.
set -eu
. ./begin.sh
"$python" check.py --tool transformers --gpus "${AGORA_GPUS:-0}" --free-gb {{settings.freeGb}} --data {{data.path}} \
  --model {{model.path}} --modules 'torch>=2.1' 'transformers>=4.56'
code=0
"$python" student_loss.py || code=$?
[ "$code" -eq 0 ] || exec "$python" explain.py "$code"
