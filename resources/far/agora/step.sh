# One step: the same on every kind of target.

# run_step ID SECONDS: runs it to its end, which stands in `exit` then. Waits so long for whoever runs it already. False: it
# is run elsewhere.
run_step() {
  open_step "$1"
  take 9 "$c/lock" "$2" || return 1
  line "$c/started"
  field "$line" attempt
  attempt=${value:-0}
  if [ -e "$c/exit" ]; then
    may_repeat || return 0
    keep_exit
  fi
  code=0
  if [ -e "$c/cancel" ]; then
    finish cancelled 143 'It was cancelled before it began.'
    return 0
  fi
  bad=$(first_bad_need)
  if [ -n "$bad" ]; then
    finish left 1 "The step $bad, which it needs, did not end well."
    return 0
  fi
  sweep
  attempt=$((attempt + 1))
  began=$(now)
  rm -f "$c/manifest" "$c/late"
  if ! prepare; then
    finish ended "$code" "$why"
    return 0
  fi
  run_to_end
}

# An exit stands unless a scheduler has queued the step again since.
may_repeat() {
  [ -n "${SLURM_JOB_ID-}" ] || return 1
  line "$c/exit"
  field "$line" how
  [ "$value" != cancelled ] && [ "$value" != left ] || return 1
  field "$line" code
  [ "$value" != 0 ] || return 1
  field "$line" restart
  [ "${value:-0}" -lt "${SLURM_RESTART_COUNT:-0}" ]
}

keep_exit() {
  mkdir -p "$c/attempts" && mv -f "$c/exit" "$c/attempts/$attempt.exit"
  room_for_exit "$c" || :
}

# first_bad_need [ended]: the first needed step that did not end well; with `ended` those that may still count as good.
first_bad_need() {
  while read -r need; do
    line "$job/steps/$need/.agora/exit"
    [ -n "$line" ] || [ $# -eq 0 ] || continue
    field "$line" how
    how=$value
    field "$line" code
    [ "$how$value" = ended0 ] || { printf %s "$need" && return; }
  done <"$c/needs"
}

# prepare: links and room. False: `why` and `code` say what is wrong.
prepare() {
  code=73
  why="The disk of $host that holds $step is full. Free space there, then start the step again."
  mkdir -p "$step/outputs" || return 1
  [ -e "$c/exit.next" ] || room_for_exit "$c" || return 1
  { printf '%8192s\n' '' >"$c/reserve"; } 2>/dev/null || return 1
  { printf '%160s\n' '' >"$c/heartbeat"; } 2>/dev/null || return 1
  put "$c/started" "attempt=$attempt at=$began $(me) restart=${SLURM_RESTART_COUNT:-0} job=${SLURM_JOB_ID-}" || return 1
  while IFS=$tab read -r name kind target; do
    case $kind in
      data)
        set -- "$root/data/$target"/*
        target=$1
        ;;
      step) target=$job/steps/$target ;;
    esac
    if [ ! -e "$target" ]; then
      code=66
      why="What $name stands for is not there on $host: $target. Start the step again to have it sent, or made, again."
      return 1
    fi
    { mkdir -p "$(dirname "$step/$name")" && rm -f "$step/$name" && ln -s "$target" "$step/$name"; } || return 1
  done <"$c/links"
  : >>"$step/stdout.log" && : >>"$step/stderr.log" || return 1
  from=$(wc -c <"$step/stderr.log")
}

run_to_end() {
  setsid=
  ! has setsid || setsid=setsid
  # Without setsid only the shell's job control gives a group of its own.
  [ -n "$setsid" ] || set -m
  stopped=
  child=
  trap '' HUP
  trap 'stopped=1; end_group' TERM INT
  begin </dev/null >>"$step/stdout.log" 2>>"$step/stderr.log" &
  child=$!
  put "$c/started" "attempt=$attempt at=$began $(me) group=$child restart=${SLURM_RESTART_COUNT:-0} job=${SLURM_JOB_ID-}" || :
  beat </dev/null >/dev/null 2>&1 &
  beat=$!
  # What was asked before there was anything to end.
  if [ -e "$c/cancel" ] || [ -n "$stopped" ]; then end_group; fi
  while :; do
    wait "$child" 2>/dev/null
    code=$?
    kill -s 0 "$child" 2>/dev/null || break
  done
  # Who ends a job or a machine asks all its processes at once: the step may have saved and ended with 0 before this one hears
  # of it, and is not done for that.
  [ -n "$stopped" ] || nap
  [ -n "$stopped" ] || ! is_slurm_ending || stopped=1
  trap '' TERM INT
  kill "$beat" 2>/dev/null
  [ -z "${killer-}" ] || kill "$killer" 2>/dev/null
  full=
  ! is_full "$step" || full=1
  sweep "$child"
  how=ended
  if [ -e "$c/cancel" ]; then
    how=cancelled
  elif [ -e "$c/late" ]; then
    [ "$code" -ne 0 ] || code=143
  elif [ -n "$stopped" ] || is_slurm_signal; then
    # It may have saved and ended with 0; it is not done for that.
    how=stopped
    [ "$code" -ne 0 ] || code=143
    [ -z "${SLURM_ARRAY_JOB_ID-}" ] || note_time_limit
  fi
  why_it_ended
  rm -f "$c/reserve"
  # Who is asked to end has little time left; the manifest is made when it is asked for.
  [ "$how" != ended ] || write_manifest
  finish "$how" "$code" "$why"
}

# Whatever ended it was meant for the whole job.
is_slurm_signal() { [ -n "${SLURM_JOB_ID-}" ] && { [ "$code" -eq 143 ] || [ "$code" -eq 137 ]; }; }

# is_slurm_ending: Slurm does not count this job as running any more.
is_slurm_ending() {
  [ -n "${SLURM_JOB_ID-}" ] || return 1
  case $(slurm squeue -h -t all -j "$SLURM_JOB_ID" -o %T) in
    COMPLETING | TIMEOUT | DEADLINE | CANCELLED | PREEMPTED | REQUEUED | PENDING | NODE_FAIL | OUT_OF_MEMORY) return 0 ;;
  esac
  return 1
}

# begin: becomes the step. Its environment is all that it is given; secrets stand nowhere else.
begin() {
  exec 8>&- 9>&-
  trap - TERM INT
  AGORA_STEP=$step
  AGORA_ATTEMPT=$attempt
  AGORA_MARK=$token:$id:
  export AGORA_STEP AGORA_ATTEMPT AGORA_MARK
  # shellcheck disable=SC1091 # written for each step
  . "$c/environment.sh"
  while read -r name; do
    [ -r "$root/secrets/$token/$name" ] || continue
    value=$(cat "$root/secrets/$token/$name")
    export "$name=$value"
  done <"$c/secrets"
  shell='sh'
  # `module` and its like are made by login shells.
  if [ -e "$job/setup.sh" ] && has bash; then shell='bash -l'; fi
  # shellcheck disable=SC2086,SC2016 # words; expanded by that shell
  exec $setsid $shell -c 'cd || :
    . "$0/environment.sh"
    if [ -e "$0/setup.sh" ]; then . "$0/setup.sh"; fi
    cd "$1" && exec sh run.sh' "$job" "$step"
}

# end_group: TERM to all of it, then KILL.
end_group() {
  [ -n "$child" ] || return 0
  kill -s TERM -- "-$child" 2>/dev/null || kill -s TERM "$child" 2>/dev/null
  [ -z "${killer-}" ] || return 0
  (
    trap - TERM INT
    sleep "$grace"
    kill -s KILL -- "-$child"
  ) </dev/null >/dev/null 2>&1 8>&- 9>&- &
  killer=$!
}

# sweep [GROUP]: ends what a step left behind, what left its group and what has another environment by now.
sweep() {
  left=$(remains "$@")
  [ -n "$left" ] || return 0
  # shellcheck disable=SC2086 # process ids
  kill -s TERM -- $left 2>/dev/null
  tries=0
  while left=$(remains "$@") && [ -n "$left" ]; do
    tries=$((tries + 1))
    [ "$tries" -le $((grace * 5)) ] || break
    nap
  done
  # Again, for what they have begun since they were listed.
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -n "$left" ] || return 0
    # shellcheck disable=SC2086 # process ids
    kill -s KILL -- $left 2>/dev/null
    nap
    left=$(remains "$@")
  done
}

# remains [GROUP]: processes of the step, as `kill` takes them.
remains() {
  marked
  [ $# -eq 0 ] || grouped "$1"
}

# marked: those that have the environment that they were given.
marked() {
  [ -d /proc/self ] || return 0
  mark="AGORA_MARK=$token:$id:"
  # Not every grep reads on behind a zero byte.
  if printf 'a\000b\n' | LC_ALL=C grep -qF b; then
    LC_ALL=C grep -lsF "$mark" /proc/[0-9]*/environ 2>/dev/null
  else
    for environment in /proc/[0-9]*/environ; do
      ! { tr '\000' '\n' <"$environment" | grep -qF "$mark"; } 2>/dev/null || printf '%s\n' "$environment"
    done
  fi | while IFS=/ read -r _ _ pid _; do
    birth "$pid"
    [ -z "$born" ] || printf '%s ' "$pid"
  done
}

# grouped GROUP: those that never left it. Some write over their environment, as servers do that name themselves.
grouped() {
  if [ ! -d /proc/self ]; then
    ! kill -s 0 -- "-$1" 2>/dev/null || printf '%s ' "-$1"
    return
  fi
  group=$1
  for place in /proc/[0-9]*/stat; do
    stat=
    { read -r stat <"$place"; } 2>/dev/null || continue
    # State, parent, group: see `birth`.
    # shellcheck disable=SC2086 # words
    set -- ${stat##*) }
    [ "$1" = Z ] || [ "$3" != "$group" ] || { place=${place#/proc/} && printf '%s ' "${place%/stat}"; }
  done
}

beat() {
  # Closed for good: redirections of a function's call are kept aside, and the lock with them.
  exec 8>&- 9>&-
  trap - TERM INT
  runner=$(me)
  passed=0
  while lives "$runner"; do
    text=$(printf '%-150s' "at=$(now)$(gpu_use)")
    [ ! -d "$c" ] || printf '%s\n' "$text" 1<>"$c/heartbeat"
    # Whoever cancelled it may have done so from another machine.
    [ ! -e "$c/cancel" ] || kill -s TERM $$
    # Its folder was removed: what it does has no place to go. One that was moved goes on.
    case $(readlink "/proc/$child/cwd" 2>/dev/null) in *' (deleted)') kill -s TERM $$ ;; esac
    sleep 10
    # Time in which the machine slept is none of the step's.
    passed=$((passed + 10))
    ! is_late || { put "$c/late" "at=$(now)" && kill -s TERM $$; }
  done
}

# is_late: its hours are over. A scheduler counts them itself.
is_late() {
  [ -z "${SLURM_JOB_ID-}" ] && line "$c/seconds" && [ "$passed" -ge "${line:-$((passed + 1))}" ]
}

# gpu_use: mean utilisation in per cent, memory in MiB over the GPUs that the step has.
gpu_use() {
  case $(cat "$c/environment.sh") in *AGORA_GPUS=0*) return ;; esac
  has nvidia-smi || return 0
  set -- --query-gpu=utilization.gpu,memory.used,memory.total --format=csv,noheader,nounits
  [ -z "${CUDA_VISIBLE_DEVICES-}" ] || set -- "$@" -i "$CUDA_VISIBLE_DEVICES"
  nvidia-smi "$@" 2>/dev/null | awk -F', *' '
    { use += $1; memory += $2; total += $3 }
    END { if (NR) printf " use=%.0f memory=%d total=%d", use / NR, memory, total }'
}

# why_it_ended: `why` in a sentence with the next step; what the step itself says comes first.
why_it_ended() {
  why=
  if [ "$how" = cancelled ]; then
    why='It was cancelled.'
    return
  fi
  [ "$code" -ne 0 ] || return 0
  if [ -e "$c/late" ]; then
    why='It reached its time limit. Start it again, and it goes on from its last checkpoint; or launch the plan with more hours.'
    return
  fi
  tail_of_errors=$(tail -c +"$((from + 1))" "$step/stderr.log" 2>/dev/null | tail -c 65536 | LC_ALL=C tr -d '\000-\011\013-\037')
  if [ -n "$full" ]; then
    why="The disk of $host that holds $step is full. Free space there, then start the step again."
    return
  fi
  why=$(printf '%s\n' "$tail_of_errors" | LC_ALL=C sed -n 's/^agora: //p' | tail -n 1 | cut -c1-2000)
  [ -z "$why" ] || return 0
  case $tail_of_errors in
    *'No space left on device'*) why="A disk of $host is full. Free space there, then start the step again." ;;
    *'Disk quota exceeded'*) why="Your share of a disk of $host is used up. Free space there, then start the step again." ;;
    *)
      if [ "$code" -eq 137 ]; then
        why='It was ended by signal 9. Mostly the memory was used up: see the log, or give it more.'
      elif [ "$how" = stopped ]; then
        why='It was asked to end from outside, as when the machine shuts down. Start it again.'
      elif [ "$code" -gt 128 ]; then
        why="It was ended by signal $((code - 128)). See the end of its log."
      else
        why="It ended with code $code. See the end of its log."
      fi
      ;;
  esac
}

write_manifest() {
  { list_outputs >"$c/manifest.new"; } 2>/dev/null && mv -f "$c/manifest.new" "$c/manifest"
  rm -f "$c/manifest.new"
}

# finish HOW CODE REASON. Tried for an hour: without an exit the step would count as lost.
finish() {
  text="how=$1 code=$2 at=$(now) attempt=$attempt restart=${SLURM_RESTART_COUNT:-0}
$3
"
  tries=0
  until [ -e "$c/exit.next" ] || room_for_exit "$c"; do
    tries=$((tries + 1))
    [ -d "$c" ] && [ "$tries" -lt 720 ] || return 1
    sleep 5
  done
  printf '%s' "$text" 1<>"$c/exit.next" && mv -f "$c/exit.next" "$c/exit"
}
