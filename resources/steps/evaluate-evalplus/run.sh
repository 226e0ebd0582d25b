#!/bin/sh
# Scores a model with EvalPlus: generate.py lets it answer, EvalPlus tests the answers.
set -eu
. ./begin.sh
gpus=${AGORA_GPUS:-0}
step=$PWD
model={{model.path}}
parallel={{settings.parallel}}

# The protocol: what differs by role, and nothing else.
role={{subject.role}}
case $role in
  base) chat={{settings.baseChat}} ;;
  *) chat={{settings.chat}} ;;
esac
"$python" check.py --tool evalplus --gpus "$gpus" --least-gpus 1 --bfloat16 --free-gb {{settings.freeGb}} --model "$model" \
  --modules 'torch>=2.1' 'transformers>=4.43' vllm 'evalplus>=0.3.1,<0.4'
code=0
"$python" tasks.py {{settings.datasets}} || code=$?
[ "$code" -eq 0 ] || exec "$python" explain.py "$code"

# EvalPlus names its results after the folder that it is given: a link with the model's own name.
label=$(printf %s {{subject.model}} | tr -c 'A-Za-z0-9._/-' '_' | sed 's/\.\.*\//_\//g; s/^[/-]*//')
if [ -d "$model" ]; then
  mkdir -p "subject/$(dirname "$label")"
  ln -sfn "$(cd "$model" && pwd -P)" "subject/$label"
  model=$label
fi
mkdir -p subject outputs
cd subject
for dataset in {{settings.datasets}}; do
  # Answers that are there from an attempt before are kept.
  "$python" "$step/generate.py" "$model" "$dataset" "$chat" "$gpus" || code=$?
  [ "$code" -eq 0 ] || break
  samples=$(cat "$step/samples-$dataset")
  # Results that an ended attempt left are of answers that were not complete.
  rm -f "${samples%.jsonl}_eval_results.json" "${samples%.jsonl}.eval_results.json"
  "$python" -m evalplus.evaluate --dataset "$dataset" --samples "$samples" \
    --parallel "${parallel:-${AGORA_CPUS:-1}}" || code=$?
  [ "$code" -eq 0 ] || break
done
cd "$step"
[ "$code" -eq 0 ] || exec "$python" explain.py "$code"
