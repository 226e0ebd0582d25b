#!/bin/sh
# Measures vectors of the instances of a run. What is measured how is in settings.json.
set -eu
. ./begin.sh
"$python" check.py --tool sentence-transformers --gpus "${AGORA_GPUS:-0}" --free-gb {{settings.freeGb}} \
  --data {{data.path}} --model {{settings.encoder}} --modules 'torch>=2.1' numpy 'sentence-transformers>=3'
code=0
"$python" embed.py || code=$?
[ "$code" -eq 0 ] || exec "$python" explain.py "$code"
