#!/bin/sh
# Scores a model with lm-evaluation-harness.
set -eu
. ./begin.sh
gpus=${AGORA_GPUS:-0}
step=$PWD
model={{model.path}}
backend={{settings.backend}}
temperature={{settings.temperature}}
system={{settings.systemMessage}}
limit={{settings.limit}}
top={{settings.topP}}
most={{settings.maxNewTokens}}
penalty={{settings.repetitionPenalty}}
length={{settings.maxLength}}
seed={{settings.seed}}

# The protocol: what differs by role, and nothing else.
role={{subject.role}}
case $role in
  base) shots={{settings.baseShots}} chat={{settings.baseChat}} ;;
  *) shots={{settings.shots}} chat={{settings.chat}} ;;
esac

set -- {{settings.tasks}}
tasks=$(IFS=,; echo "$*")
set -- 'torch>=2.1' 'transformers>=4.43' 'lm_eval>=0.4.5,<0.5'
least=0
if [ "$backend" = vllm ]; then
  set -- "$@" vllm
  least=1
fi
case $tasks in
  *minerva_math*) set -- "$@" sympy math-verify 'antlr4-python3-runtime>=4.11,<4.12' ;;
esac
"$python" check.py --tool lm_eval --gpus "$gpus" --least-gpus "$least" --bfloat16 --free-gb {{settings.freeGb}} \
  --model "$model" --modules "$@"
code=0
"$python" tasks.py "$tasks" || code=$?
[ "$code" -eq 0 ] || exec "$python" explain.py "$code"

# The tool names its results after the folder that it is given: a link with the model's own name.
label=$(printf %s {{subject.model}} | tr -c 'A-Za-z0-9._/-' '_' | sed 's/\.\.*\//_\//g; s/^[/-]*//')
if [ -d "$model" ]; then
  mkdir -p "subject/$(dirname "$label")"
  ln -sfn "$(cd "$model" && pwd -P)" "subject/$label"
  model=$label
fi
mkdir -p subject outputs

# The token that begins every text stands in chat templates; without one it is put there.
if [ "$chat" = true ]; then begin=False; else begin=True; fi
if [ "$temperature" = 0 ]; then sample=False; else sample=True; fi
arguments="pretrained=$model,dtype=bfloat16,add_bos_token=$begin"
if [ "$backend" = vllm ]; then
  arguments="$arguments,tensor_parallel_size=$gpus,gpu_memory_utilization=0.9,max_model_len=$length,seed=$seed"
else
  arguments="$arguments,max_length=$length"
  if [ "$gpus" -gt 1 ]; then arguments="$arguments,parallelize=True"; fi
fi
decoding="do_sample=$sample,temperature=$temperature,top_p=$top,max_gen_toks=$most,repetition_penalty=$penalty"

set -- --model "$backend" --model_args "$arguments" --tasks "$tasks" --gen_kwargs "$decoding" --batch_size auto
set -- "$@" --seed "$seed" --log_samples --output_path "$step/outputs/lm_eval" --use_cache "$step/outputs/cache"
if [ -n "$shots" ]; then set -- "$@" --num_fewshot "$shots"; fi
if [ -n "$limit" ]; then set -- "$@" --limit "$limit"; fi
if [ "$chat" = true ]; then
  set -- "$@" --apply_chat_template
  if [ -n "$system" ]; then set -- "$@" --system_instruction "$system"; fi
fi
cd subject
"$python" -m lm_eval "$@" || code=$?
cd "$step"
[ "$code" -eq 0 ] || exec "$python" explain.py "$code"
rm -f outputs/cache*
