#!/bin/sh
# Scores a model with Arena-Hard: ask.py lets it answer as protocol.json says, judge.py has the answers compared by the
# tool's program in a folder of its own, board.py makes the board.
set -eu
. ./begin.sh
checkout={{settings.checkout}}
benchmark={{settings.benchmark}}
"$python" check.py --tool vllm --gpus "${AGORA_GPUS:-0}" --least-gpus 1 --bfloat16 --free-gb {{settings.freeGb}} \
  --model {{model.path}} --secrets OPENAI_API_KEY \
  --modules 'torch>=2.1' 'transformers>=4.43' vllm openai tiktoken pyyaml pandas shortuuid tqdm
for file in gen_judgment.py utils/judge_utils.py "config/$benchmark.yaml" "data/$benchmark/question.jsonl"; do
  if [ ! -f "$checkout/$file" ]; then
    echo "agora: $checkout/$file is not there. Clone arena-hard-auto of April 2025 or newer there, with the benchmark's data," \
      "or correct the setting checkout." >&2
    exit 78
  fi
done
code=0
"$python" judge.py prepare "$checkout" "$benchmark" {{settings.parallel}} {{settings.judge}} || code=$?
[ "$code" -ne 0 ] || "$python" ask.py "$checkout" "$benchmark" || code=$?
[ "$code" -ne 0 ] || "$python" judge.py judge "$checkout" "$benchmark" || code=$?
[ "$code" -ne 0 ] || "$python" board.py "$benchmark" || code=$?
[ "$code" -eq 0 ] || exec "$python" explain.py "$code"
