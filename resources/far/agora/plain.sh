# Without a scheduler: one supervisor a job runs its steps, one after the other.

# spawn: a supervisor that outlives whoever asked for it. Returns when it has begun.
spawn() {
  line "$job/begun"
  before=$line
  if has setsid; then
    setsid sh "$self" supervise "$token" </dev/null >>"$job/supervisor.log" 2>&1 8>&- &
  else
    nohup sh "$self" supervise "$token" </dev/null >>"$job/supervisor.log" 2>&1 8>&- &
  fi
  tries=0
  while line "$job/begun" && [ "$line" = "$before" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || fail 75 "The work did not begin on $host: see $job/supervisor.log there."
    nap
  done
}

start_plain() {
  gate
  [ -e "$job/begun" ] || spawn
  ungate
}

supervise() {
  trap '' HUP
  take 9 "$job/lock" 10 || exit 0
  { put "$job/supervisor" "$(me) at=$(now)" && put "$job/begun" "$(me) at=$(now)"; } || exit 73
  while [ -e "$job/order" ]; do
    pending=
    while read -r id <&3; do
      # One whose folder was removed can neither run nor end.
      if [ ! -d "$job/steps/$id/.agora" ] || [ -e "$job/steps/$id/.agora/exit" ]; then continue; fi
      pending=1
      ! is_early "$id" || continue
      sh "$self" step "$token" "$id" </dev/null 3<&- 9>&- &
      wait $!
      [ -e "$job/steps/$id/.agora/exit" ] || (bury "$id")
      # Another runs it, or nothing can be written: either may last.
      [ -e "$job/steps/$id/.agora/exit" ] || [ ! -d "$job" ] || sleep 5
    done 3<"$job/order"
    [ -z "$pending" ] || continue
    gate
    if all_ended; then
      rm -f "$job/supervisor"
      forget_secrets
      ungate
      exit 0
    fi
    ungate
  done
}

# is_early ID: a step that it needs has not ended, as one that was started again behind it: its turn is in the next round.
is_early() {
  while read -r need <&4; do
    if [ -d "$job/steps/$need/.agora" ] && [ ! -e "$job/steps/$need/.agora/exit" ]; then return 0; fi
  done 4<"$job/steps/$1/.agora/needs"
  return 1
}

# bury ID: whoever ran it is gone without a word, unless another runs it. Its lock takes the descriptor of the job's.
bury() {
  open_step "$1"
  take 9 "$c/lock" 1 || return 0
  [ ! -e "$c/exit" ] || return 0
  line "$c/started"
  field "$line" attempt
  attempt=${value:-0}
  sweep
  rm -f "$c/reserve"
  finish lost 137 "What ran it on $host was ended from outside. Start it again."
}

cancel_plain() {
  gate
  for id in "$@"; do
    open_step "$id"
    [ -e "$c/exit" ] || put "$c/cancel" "at=$(now)" || no_room "$root"
  done
  ungate
  running=
  for id in "$@"; do
    open_step "$id"
    [ ! -e "$c/exit" ] || continue
    end_unheld && continue
    running="$running $id"
    printf 'ended%s%s\n' "$tab" "$id"
    signal_runner TERM
  done
  deadline=$(($(now) + grace + 10))
  for id in $running; do
    open_step "$id"
    until [ -e "$c/exit" ] || end_unheld; do
      nap
      [ "$(now)" -ge "$deadline" ] || continue
      # It did not hear, or hangs.
      sweep
      signal_runner KILL
      [ "$(now)" -lt $((deadline + 2 * grace + 10)) ] || break
    done
  done
  for id in "$@"; do
    open_step "$id"
    line "$c/started"
    field "$line" host
    [ -e "$c/exit" ] || printf 'left%sthe step %s on %s, which %s does not see\n' "$tab" "$id" "$value" "$host"
    for pid in $(marked); do
      printf 'left%sprocess %s of the step %s: %s\n' "$tab" "$pid" "$id" "$(ps -o args= -p "$pid" | cut -c1-200)"
    done
  done
  ! all_ended || forget_secrets
}

# end_unheld: gives an end to a step that nobody runs. False: somebody does.
end_unheld() {
  take 9 "$c/lock" 0 || return 1
  if [ ! -e "$c/exit" ]; then
    line "$c/started"
    field "$line" attempt
    attempt=${value:-0}
    sweep
    finish cancelled 143 'It was cancelled.'
  fi
  drop 9 "$c/lock"
}

signal_runner() {
  line "$c/started"
  if lives "$line"; then
    field "$line" pid
    kill -s "$1" "$value" 2>/dev/null
  fi
}

# again_plain ID…
again_plain() {
  gate
  for id in "$@"; do
    open_step "$id"
    # One that runs goes on.
    [ -e "$c/exit" ] || { take 9 "$c/lock" 0 && drop 9 "$c/lock"; } || continue
    reset "$id"
  done
  reset_left
  is_supervised || all_ended || spawn
  ungate
}

# is_supervised: here, or on another machine that has the same disk.
is_supervised() {
  line "$job/supervisor"
  [ -n "$line" ] || return 1
  lives "$line"
  case $? in
    0) return 0 ;;
    1) return 1 ;;
  esac
  ! is_free "$job/lock"
}

# reset ID: as if this attempt had not begun, unless it ended well.
reset() {
  open_step "$1"
  line "$c/exit"
  field "$line" how
  how=$value
  field "$line" code
  [ "$how$value" != ended0 ] || return 0
  line "$c/started"
  field "$line" attempt
  attempt=${value:-0}
  [ -z "$how" ] || keep_exit
  put "$c/started" "attempt=$attempt" || no_room "$root"
  rm -f "$c/cancel" "$c/submitted"
}

# reset_left: what was left out for steps that may end well now.
reset_left() {
  while read -r id <&4; do
    open_step "$id"
    line "$c/exit"
    field "$line" how
    [ "$value" = left ] || continue
    [ -n "$(first_bad_need ended)" ] || reset "$id"
  done 4<"$job/order"
}
