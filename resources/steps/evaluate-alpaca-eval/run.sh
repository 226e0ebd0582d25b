#!/bin/sh
# Scores a model with AlpacaEval: ask.py lets it answer as protocol.json says, judge.py has the answers compared.
set -eu
. ./begin.sh
"$python" check.py --tool alpaca_eval --gpus "${AGORA_GPUS:-0}" --least-gpus 1 --bfloat16 --free-gb {{settings.freeGb}} \
  --model {{model.path}} --secrets OPENAI_API_KEY \
  --modules 'torch>=2.1' 'transformers>=4.43' vllm huggingface_hub 'alpaca_eval>=0.6.2,<0.7'
code=0
"$python" judge.py check {{settings.annotator}} || code=$?
[ "$code" -ne 0 ] || "$python" ask.py {{settings.limit}} || code=$?
[ "$code" -ne 0 ] || "$python" judge.py judge {{settings.annotator}} || code=$?
[ "$code" -eq 0 ] || exec "$python" explain.py "$code"
