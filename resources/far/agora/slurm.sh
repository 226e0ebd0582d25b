# With Slurm: an array of the scheduler for each array of steps. A round is what is submitted at once, first and when steps are
# started again: rounds/N/plan, written before anything is submitted, a line for each submission K:
#   ARRAY<tab>DEPENDENCY<tab>INDEX=STEP INDEX=STEP …    where `@K` in the dependency stands for the id of submission K
# and rounds/N/K.id, the id that Slurm gave.

start_slurm() {
  gate
  find_slurm
  [ -e "$job/round" ] || plan_round 1
  submit_round
  ungate
}

# plan_round N: all that has no exit and is not submitted.
plan_round() {
  mkdir -p "$job/rounds/$1" || no_room "$root"
  while read -r id <&4; do
    known=$job/steps/$id/.agora
    line "$known/exit"
    if [ -n "$line" ]; then
      field "$line" how
      how=$value
      field "$line" code
      printf 'ended\t%s\t%s\n' "$id" "$how$value"
    else
      line "$known/submitted"
      printf 'known\t%s\t%s\n' "$id" "$line"
    fi
  done 4<"$job/order" | LC_ALL=C awk -F'\t' "$round_program" - "$job/steps.tsv" >"$job/rounds/$1/plan.new" || no_room "$root"
  { mv -f "$job/rounds/$1/plan.new" "$job/rounds/$1/plan" && put "$job/round" "$1"; } || no_room "$root"
}

# steps.tsv: STEP, ARRAY, INDEX, needs with spaces between. Steps of an array that wait for the same are one submission; where
# each waits for the element of its own index, Slurm does so too.
# shellcheck disable=SC2016 # a program of awk
round_program='
  FNR == NR { if ($1 == "ended") ended[$2] = $3; else if ($3 != "") at[$2] = $3; next }
  {
    step = $1; array = $2
    if (step in ended || step in at) next
    count = split($4, needs, " ")
    index_ = $3
    for (i = 1; i <= count; i++) if (needs[i] in indexOf) { index_ = indexOf[needs[i]]; break }
    if (taken(array, index_)) index_ = $3
    while (taken(array, index_)) index_++
    dependency = ""
    bad = 0
    split("", met)
    for (i = 1; i <= count; i++) if (needs[i] in ended == 0 && !(needs[i] in at)) met[of[needs[i]]]++
    split("", told)
    for (i = 1; i <= count; i++) {
      need = needs[i]
      if (need in ended) continue
      if (need in at) { split(at[need], place, " "); add("afterok:#" place[1] "." place[2] "_" place[3]); continue }
      k = of[need]
      if (count > 1 && met[k] == size[k] && size[k] > 1) { if (!(k in told)) add("afterok:@" k); told[k] = 1 }
      else if (size[k] > 1 && indexOf[need] == index_) add("aftercorr:@" k)
      else add("afterok:@" k "_" indexOf[need])
    }
    key = array SUBSEP dependency
    if (!(key in known)) { known[key] = ++last; arrays[last] = array; dependencies[last] = dependency }
    k = known[key]
    of[step] = k
    indexOf[step] = index_
    used[array, index_] = 1
    size[k]++
    map[k] = map[k] (map[k] == "" ? "" : " ") index_ "=" step
  }
  function taken(array, i) { return (array, i) in used }
  function add(text) { dependency = dependency (dependency == "" ? "" : ",") text }
  END { for (k = 1; k <= last; k++) printf "%s\t%s\t%s\n", arrays[k], dependencies[k], map[k] }'

# submit_round: what of the current round is not submitted. Slurm is asked before anything is submitted.
submit_round() {
  read -r round <"$job/round"
  r=$job/rounds/$round
  [ ! -e "$r/done" ] || return 0
  mkdir -p "$job/slurm"
  k=0
  while IFS= read -r planned <&4; do
    k=$((k + 1))
    [ -e "$r/$k.id" ] || submit
  done 4<"$r/plan"
  put "$r/done" "$(now)" || no_room "$root"
}

submit() {
  array=${planned%%"$tab"*}
  rest=${planned#*"$tab"}
  dependency=${rest%%"$tab"*}
  map=${rest#*"$tab"}
  # What it is comes first: the columns of squeue are narrow.
  name=$array.agora-$token-$round-$k
  indices=
  for pair in $map; do
    indices=$indices${indices:+,}${pair%%=*}
    put "$job/steps/${pair#*=}/.agora/submitted" "$round $k ${pair%%=*}" || no_room "$root"
  done
  # Also what was never tried here: this folder may stand in the place of one whose disk is away.
  set -- -h -u "$(id -un)" -n "$name,${name#"$array."}" -o %F
  [ ! -e "$r/$k.tried" ] || set -- "$@" -t all
  queued=$(slurm squeue "$@") || slurm_fails "$queued"
  if [ -n "$queued" ]; then
    put "$r/$k.id" "$(printf '%s\n' "$queued" | head -n 1)" || no_room "$root"
    return
  fi
  limit=
  [ ! -e "$job/arrays/$array.atOnce" ] || read -r limit <"$job/arrays/$array.atOnce"
  set --
  while IFS= read -r option; do set -- "$@" "$option"; done <"$job/arrays/$array.options"
  # Behind those of the user, of which none may hide the job from this script: the last of each counts.
  set -- "$@" --parsable --array="$indices${limit:+%$limit}" --job-name="$name" --comment="$token" --requeue \
    --open-mode=append --chdir="$job" --output="slurm/$round-$k-%a.log"
  [ -z "$dependency" ] || set -- "$@" --dependency="$(resolved "$dependency")" --kill-on-invalid-dep=yes
  put "$r/$k.tried" "$(now)" || no_room "$root"
  said=$(slurm sbatch "$@" --wrap "exec sh $(quoted "$self") element $token $round $k") || slurm_fails "$said"
  said=$(printf '%s\n' "$said" | tail -n 1)
  [ -e "$r/$k.id" ] || put "$r/$k.id" "${said%%;*}" || no_room "$root"
}

quoted() { printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }

# resolved DEPENDENCY: with Slurm's ids. What has an id needs no help of sed.
resolved() {
  text=
  saved=$IFS
  IFS=,
  for one in $1; do
    case $one in
      *@*)
        number=${one#*@}
        element=
        case $number in *_*) element=_${number#*_} ;; esac
        line "$r/${number%%_*}.id"
        one=${one%%@*}$line$element
        ;;
      *'#'*)
        place=${one#*#}
        element=_${place#*_}
        place=${place%%_*}
        line "$job/rounds/${place%%.*}/${place#*.}.id"
        one=${one%%#*}$line$element
        ;;
    esac
    text=$text${text:+,}$one
  done
  IFS=$saved
  printf %s "$text"
}

# slurm COMMAND …: its output, with what it says of errors; never longer than half a minute.
slurm() {
  (
    as_set
    if ! has "$1"; then
      printf 'There is no %s' "$1"
      exit 127
    fi
    if has timeout; then exec timeout 30 "$@" 2>&1; else exec "$@" 2>&1; fi
  )
}

# as_set: Slurm's commands and configuration as the target's settings have them found.
as_set() {
  # shellcheck disable=SC1091 # written for each job
  . "$job/environment.sh"
  # shellcheck disable=SC1091 # by `find_slurm`
  [ ! -e "$job/slurm/found" ] || . "$job/slurm/found"
}

# find_slurm: what the lines of the setup, such as `module load slurm`, make of that. They may be slow: it is asked here alone.
find_slurm() {
  [ -e "$job/setup.sh" ] || return 0
  mkdir -p "$job/slurm" || no_room "$root"
  shell='sh'
  ! has bash || shell='bash -l'
  # A line that fails, as where only the nodes have what it names, hides nothing of those before it.
  # shellcheck disable=SC2086,SC2016 # words; expanded by that shell
  $shell -c 'exec 3>&1 >/dev/null 2>&1
    tell() {
      for name in PATH LD_LIBRARY_PATH SLURM_CONF SLURM_CLUSTERS; do
        eval "value=\${$name-}"
        [ -z "$value" ] || printf "%s=%s\n" "$name" "$value" >&3
      done
    }
    cd || :
    . "$0/environment.sh"
    trap tell EXIT
    . "$0/setup.sh"' "$job" </dev/null | while IFS= read -r made; do
    printf 'export %s=%s\n' "${made%%=*}" "$(quoted "${made#*=}")"
  done >"$job/slurm/found.new" || no_room "$root"
  mv -f "$job/slurm/found.new" "$job/slurm/found" || no_room "$root"
}

slurm_fails() {
  said=$(printf '%s' "$1" | tr '\n' ' ' | cut -c1-500)
  case $said in
    '' | *ontact* | *onnection* | *imed\ out* | *ommunication* | *ot\ responding*)
      fail 69 "Slurm does not answer on $host: ${said:-it took longer than 30 s}. What it has goes on; try again later."
      ;;
  esac
  case $said in
    *nvalid\ job\ array*)
      fail 78 "Slurm on $host takes no array of so many steps: $said. Name fewer runs; its MaxArraySize says how many."
      ;;
  esac
  fail 78 "Slurm on $host does not take it: $said. Look at the target's settings."
}

# element ROUND K: one element of an array, on its node.
element() {
  planned=$(sed -n "$2p" "$job/rounds/$1/plan")
  element=
  for pair in ${planned##*"$tab"}; do
    [ "${pair%%=*}" != "$SLURM_ARRAY_TASK_ID" ] || element=${pair#*=}
  done
  [ -n "$element" ] || fail 66 "The plan of $job does not know the element $SLURM_ARRAY_TASK_ID."
  open_step "$element"
  # The id is known even where whoever submitted it was ended before he could write it down.
  [ -e "$job/rounds/$1/$2.id" ] || put "$job/rounds/$1/$2.id" "$SLURM_ARRAY_JOB_ID"
  line "$job/rounds/$1/$2.id"
  first=$line
  line "$c/submitted"
  [ "$line" = "$1 $2 $SLURM_ARRAY_TASK_ID" ] && [ "$first" = "$SLURM_ARRAY_JOB_ID" ] || exit 0
  await_needs
  # A node that was cut off may still run it.
  run_step "$element" 300 || fail 75 "The step $element still runs elsewhere."
  ! all_ended || forget_secrets
  line "$c/exit"
  field "$line" code
  exit "${value:-1}"
}

# await_needs: what ended on another node may be seen here a little later.
await_needs() {
  while read -r need; do
    tries=0
    until [ -e "$job/steps/$need/.agora/exit" ] || [ "$tries" -ge 60 ]; do
      tries=$((tries + 1))
      sleep 1
    done
  done <"$c/needs"
}

cancel_slurm() {
  gate
  for id in "$@"; do
    open_step "$id"
    [ -e "$c/exit" ] || put "$c/cancel" "at=$(now)" || no_room "$root"
  done
  ungate
  ids=$(slurm_ids "$@")
  # shellcheck disable=SC2086 # ids
  [ -z "$ids" ] || said=$(slurm scancel $ids) || case $said in
    *nvalid\ job\ id*) ;;
    *) slurm_fails "$said" ;;
  esac
  for id in "$@"; do
    open_step "$id"
    [ -e "$c/exit" ] || [ ! -e "$c/started" ] || printf 'ended%s%s\n' "$tab" "$id"
  done
  deadline=$(($(now) + grace + 60))
  while :; do
    queue=$(queue_of) || slurm_fails "$queue"
    active=
    for element in $ids; do
      case $queue in *"|${element%%_*}|${element#*_}|"*) active="$active $element" ;; esac
    done
    [ -n "$active" ] || break
    if [ "$(now)" -ge "$deadline" ]; then
      for element in $active; do printf 'left%sjob %s of Slurm\n' "$tab" "$element"; done
      return
    fi
    sleep 1
  done
  for id in "$@"; do
    open_step "$id"
    [ ! -e "$c/exit" ] || continue
    line "$c/started"
    field "$line" attempt
    attempt=${value:-0}
    finish cancelled 143 'It was cancelled.'
  done
  ! all_ended || forget_secrets
}

# slurm_ids ID…: Slurm's ids of steps that have no exit and are submitted.
slurm_ids() {
  for id in "$@"; do
    c=$job/steps/$id/.agora
    [ ! -e "$c/exit" ] || continue
    line "$c/submitted"
    [ -n "$line" ] || continue
    # shellcheck disable=SC2086 # three words
    set_place $line
    line "$job/rounds/$place_round/$place_k.id"
    [ -z "$line" ] || printf '%s_%s ' "$line" "$place_index"
  done
}

# is_queued ID: it has no exit, and waits or runs by `queue`.
is_queued() {
  element=$(slurm_ids "$1")
  element=${element% }
  [ -n "$element" ] || return 1
  case $queue in *"|${element%%_*}|${element#*_}|"*) return 0 ;; esac
  return 1
}

set_place() {
  place_round=$1
  place_k=$2
  place_index=$3
}

# queue_of: what Slurm has not ended yet of the job: NAME|ARRAY ID|INDEX|STATE|REASON|NODE.
queue_of() {
  if said=$(queue_all); then
    printf '%s\n' "$said" | grep -vE "$over"
    return 0
  fi
  printf '%s\n' "$said"
  return 1
}

over='^[^|]*[|][^|]*[|][^|]*[|](BOOT_FAIL|CANCELLED|COMPLETED|DEADLINE|FAILED|NODE_FAIL|OUT_OF_MEMORY|PREEMPTED|TIMEOUT|REVOKED)[|]'

queue_all() {
  said=$(slurm squeue -h -r -t all -u "$(id -un)" -o '%j|%F|%K|%T|%r|%N') || {
    printf '%s\n' "$said"
    return 1
  }
  printf '%s\n' "$said" | grep -E "^([^|]*[.])?agora-$token-"
  return 0
}

# look_slurm: one question. What ended is kept, since Slurm forgets it after minutes.
look_slurm() {
  [ -e "$job/round" ] || return 0
  if said=$(queue_all); then
    printf 'slurm answers\n'
    printf '%s\n' "$said" | grep -E "$over" | LC_ALL=C awk -v kept="$job/slurm/ended" '
      BEGIN { while ((getline old < kept) > 0) seen[old] = 1 }
      !($0 in seen) { print >>kept }'
    active=$(printf '%s\n' "$said" | grep -vE "$over")
    [ -z "$active" ] || printf '%s\n' "$active" | sed 's/^/queue /'
    [ -n "$active" ] || is_submitting || forget_secrets
    ask_accounts
  else
    printf 'slurm fails %s\n' "$(printf '%s' "$said" | tr '\n' ' ' | cut -c1-300)"
  fi
  [ ! -s "$job/slurm/ended" ] || sed 's/^/over /' "$job/slurm/ended"
  for r in "$job"/rounds/*/*.id; do
    [ -e "$r" ] || continue
    line "$r"
    r=${r#"$job/rounds/"}
    printf 'job %s %s\n' "${r%.id}" "$line"
  done
}

is_submitting() {
  read -r round <"$job/round"
  [ ! -e "$job/rounds/$round/done" ]
}

# ask_accounts: of what Slurm has forgotten and what does not say itself how it ended, where Slurm keeps accounts.
ask_accounts() {
  [ ! -e "$job/slurm/no-accounts" ] && (as_set && has sacct) || return 0
  forgotten=
  while read -r id <&4; do
    element=$(forgotten_id) && forgotten=$forgotten${forgotten:+,}$element
  done 4<"$job/order"
  [ -n "$forgotten" ] || return 0
  accounts=$(slurm sacct -n -X -P -j "$forgotten" -o JobName,JobID,State,NodeList)
  case $accounts in *'accounting storage is disabled'*) : >"$job/slurm/no-accounts" ;; esac
  printf '%s\n' "$accounts" | LC_ALL=C awk -F'|' -v token="agora-$token-" '
    index("." $1, "." token) && split($2, id, "_") == 2 {
      sub(/ .*/, "", $3)
      printf "%s|%s|%s|%s|None|%s\n", $1, id[1], id[2], $3, $4
    }' | grep -E "$over" >>"$job/slurm/ended"
}

# forgotten_id: Slurm's id of the step `id`, where nothing says how it ended.
forgotten_id() {
  c=$job/steps/$id/.agora
  line "$c/exit"
  field "$line" how
  [ -z "$value" ] || [ "$value" = stopped ] || return 1
  line "$c/submitted"
  [ -n "$line" ] || return 1
  # shellcheck disable=SC2086 # three words
  set_place $line
  line "$job/rounds/$place_round/$place_k.id"
  [ -n "$line" ] || return 1
  case $said in *"|$line|$place_index|"*) return 1 ;; esac
  [ ! -e "$job/slurm/ended" ] || ! grep -q "|$line|$place_index|" "$job/slurm/ended" || return 1
  printf '%s_%s' "$line" "$place_index"
}

# note_time_limit: why Slurm asks this element to end, which it forgets soon.
note_time_limit() {
  case $(slurm squeue -h -t all -j "$SLURM_JOB_ID" -o %r) in
    *TimeLimit*) ;;
    *) return ;;
  esac
  printf '%s|%s|%s|TIMEOUT|TimeLimit|%s\n' \
    "$SLURM_JOB_NAME" "$SLURM_ARRAY_JOB_ID" "$SLURM_ARRAY_TASK_ID" "$host" >>"$job/slurm/ended"
}

# again_slurm ID…
again_slurm() {
  gate
  find_slurm
  [ ! -e "$job/round" ] || submit_round
  queue=$(queue_of) || slurm_fails "$queue"
  for id in "$@"; do
    is_queued "$id" || reset "$id"
  done
  reset_left
  # What Slurm itself left out for those has no exit.
  while read -r other <&4; do
    open_step "$other"
    if [ -e "$c/exit" ] || [ ! -e "$c/submitted" ]; then continue; fi
    if is_queued "$other"; then ! waits_in_vain || reset "$other"; else ! may_begin "$other" || reset "$other"; fi
  done 4<"$job/order"
  round=0
  [ ! -e "$job/round" ] || read -r round <"$job/round"
  plan_round $((round + 1))
  submit_round
  ungate
}

# waits_in_vain: in the queue for an element that ended badly and whose step is submitted anew. Slurm ends what waits so;
# where it does not, `element` knows that its step has another place.
waits_in_vain() {
  while read -r need; do
    n=$job/steps/$need/.agora
    [ -e "$n/exit" ] || [ -e "$n/submitted" ] || return 0
  done <"$c/needs"
  return 1
}

# may_begin ID: each step that it needs ended well, waits or runs.
may_begin() {
  open_step "$1"
  [ -z "$(first_bad_need ended)" ] || return 1
  while read -r need; do
    n=$job/steps/$need/.agora
    [ -e "$n/exit" ] || [ ! -e "$n/submitted" ] || is_queued "$need" || return 1
  done <"$c/needs"
}
