# What each run.sh begins with: `python` is the step's own, and explain.py is told where this attempt's part of the logs
# begins, which those before it wrote too.
# shellcheck shell=sh
python=${AGORA_PYTHON:-python3}
if ! command -v "$python" >/dev/null 2>&1; then
  echo "agora: There is no Python called $python. Name one in the target's \"python\"." >&2
  exit 78
fi
if [ "$("$python" -c 'print(6 * 7)' 2>/dev/null)" != 42 ]; then
  echo "agora: $python does not run as a Python. Try \"$python -V\" there, or name another in the target's \"python\"." >&2
  exit 78
fi
AGORA_LOGS_BEFORE=
for log in stderr.log stdout.log; do
  AGORA_LOGS_BEFORE="$AGORA_LOGS_BEFORE $({ wc -c <"$log"; } 2>/dev/null || echo 0)"
done
export AGORA_LOGS_BEFORE
