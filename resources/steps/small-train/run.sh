#!/bin/sh
# `exec`, so that a signal to the step reaches the trainer itself.
set -eu
python=${AGORA_PYTHON:-python3}
if ! command -v "$python" >/dev/null 2>&1; then
  echo "agora: There is no Python called $python. Name one in the target's \"python\"." >&2
  exit 78
fi
"$python" check.py --tool torch --modules 'torch>=1.13' --data inputs/data.jsonl
exec "$python" -u train.py
