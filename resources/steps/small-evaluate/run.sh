#!/bin/sh
# `exec`, so that a signal to the step reaches the evaluation itself.
set -eu
. ./begin.sh
"$python" check.py --tool torch --free-gb 0.1 --modules 'torch>=1.13'
exec "$python" -u evaluate.py
