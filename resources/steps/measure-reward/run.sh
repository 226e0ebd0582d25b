#!/bin/sh
# Measures the reward of the instances of a run. What is measured how is in settings.json.
set -eu
python=${AGORA_PYTHON:-python3}
if ! command -v "$python" >/dev/null 2>&1; then
  echo "agora: There is no Python called $python. Name one in the target's \"python\"." >&2
  exit 78
fi
"$python" check.py --tool transformers --gpus "${AGORA_GPUS:-0}" --free-gb {{settings.freeGb}} --data {{data.path}} \
  --model {{settings.rewardModel}} --modules 'torch>=2.1' 'transformers>=4.56'
code=0
"$python" reward.py || code=$?
[ "$code" -eq 0 ] || exec "$python" explain.py "$code" stderr.log
