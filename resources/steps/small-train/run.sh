#!/bin/sh
# `exec`, so that a signal to the step reaches the trainer itself.
set -eu
. ./begin.sh
"$python" check.py --tool torch --free-gb 0.1 --modules 'torch>=1.13' --data inputs/data.jsonl
exec "$python" -u train.py
