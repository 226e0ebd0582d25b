#!/bin/sh
# What the workbench asks of a machine that work runs on: `sh ROOT/bin/HASH/agora.sh COMMAND TOKEN …`. The parts in this folder
# are joined to this one script by `electron/jobs/far/farScript.ts`, which also says their order. POSIX sh; whatever else is
# used (flock, setsid, /proc, nvidia-smi) may be missing.
#
# ROOT/data/SHA256/NAME   inputs by content     ROOT/secrets/TOKEN/NAME  environment that stands in no file of a job
# ROOT/incoming/NAME      what is being sent    ROOT/jobs/TOKEN          a job: see `electron/jobs/far/writeBundle.ts`
#
# Below a step, `.agora` holds what is known of it. Each file is one line of `key=value`, or says otherwise:
#   lock       held as long as a process runs the step
#   started    attempt, time, host, boot, process and group of the last attempt
#   heartbeat  when it last gave a sign of life; GPU use
#   exit       how it ended, and in a second line why. Without one it has not ended
#   cancel     it is to end, or never to begin
#   submitted  round, submission and index under which a scheduler knows it
#   manifest   hashes of what comes back, a file a line; attempts/N.exit: how earlier attempts ended
set -u

self=$0
root=${self%/bin/*}
tab=$(printf '\t')
host=$(uname -n)
boot=unknown
if [ -r /proc/sys/kernel/random/boot_id ]; then read -r boot </proc/sys/kernel/random/boot_id; fi

# fail CODE SENTENCE. 65: not what was announced; 66: not there; 69: the scheduler does not answer; 73: no room;
# 75: later; 78: not as it is set
fail() {
  printf 'agora: %s\n' "$2" >&2
  exit "$1"
}

now() { date +%s; }

nap() { sleep 0.2 2>/dev/null || sleep 1; }

has() { command -v "$1" >/dev/null 2>&1; }

# put FILE TEXT: the file is the old one or the new one, never a part.
put() {
  { printf '%s\n' "$2" >"$1.$$"; } 2>/dev/null && mv -f "$1.$$" "$1" && return
  rm -f "$1.$$"
  return 1
}

# line FILE: `line` is its first line; empty without one.
line() {
  line=
  [ ! -e "$1" ] || { read -r line <"$1"; } 2>/dev/null || :
}

# field LINE KEY: `value` is what stands under the key.
field() {
  value=
  case " $1 " in *" $2="*) ;; *) return ;; esac
  value=" $1 "
  value=${value#*" $2="}
  value=${value%% *}
}

# birth PID: `born` is when it started, as the system counts; empty: it is not there.
birth() {
  born=
  if [ -r "/proc/$1/stat" ]; then
    stat=
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || :
    # The name, which may hold anything, ends at the last bracket. proc(5): fields 3 and 22.
    # shellcheck disable=SC2086 # numbers in a row
    set -- ${stat##*) }
    [ $# -lt 20 ] || [ "$1" = Z ] || born=${20}
  elif [ ! -d /proc/self ]; then
    born=$(ps -o lstart= -p "$1" 2>/dev/null | tr -s ' ' '_')
  fi
}

# me: this process, as `lives` takes it.
me() {
  birth $$
  printf 'pid=%s born=%s boot=%s host=%s' $$ "$born" "$boot" "$host"
}

# lives LINE: 0: the process that wrote it lives; 1: it does not; 2: it is another machine's.
lives() {
  field "$1" host
  [ "$value" = "$host" ] || return 2
  field "$1" boot
  [ "$value" = "$boot" ] || return 1
  field "$1" pid
  birth "${value:-0}"
  field "$1" born
  [ -n "$born" ] && [ "$born" = "$value" ]
}

# take 8|9 FILE SECONDS: true once this process holds the file's lock, on that descriptor. Children close it.
take() {
  # What `exec` cannot open ends the shell.
  { printf '' >>"$2"; } 2>/dev/null || return 1
  if [ "$1" = 8 ]; then exec 8>>"$2"; else exec 9>>"$2"; fi
  until=$(($(now) + $3))
  until is_orphan; do
    if try "$1" "$2"; then
      # It may have got free because both were ended at once.
      ! is_orphan || break
      return 0
    fi
    [ "$(now)" -lt "$until" ] || break
    nap
  done
  drop "$1"
  return 1
}

# is_orphan: whoever is to hear how it ended is gone. Only where `parent` is set.
is_orphan() {
  [ -n "${parent-}" ] || return 1
  birth "$parent"
  [ -z "$born" ]
}

# drop 8|9 [FILE]: gives the lock back.
drop() {
  if [ "$1" = 8 ]; then exec 8>&-; else exec 9>&-; fi
  [ -z "${2-}" ] || rm -rf "$2.held"
}

# grab 8|9: 0: this process holds the lock of what is open there; 1: another does; else: there are no such locks.
grab() {
  if has flock; then
    flock -n "$1" 2>/dev/null
  elif has perl; then
    # The lock is of what is open, and stays with this shell. 6: LOCK_EX | LOCK_NB.
    perl -e 'open(my $file, ">>&=", $ARGV[0]) or exit 2; exit(flock($file, 6) ? 0 : $!{EWOULDBLOCK} ? 1 : 2)' "$1" 2>/dev/null
  else
    return 2
  fi
}

try() {
  grab "$1"
  case $? in
    0) return 0 ;;
    1) return 1 ;;
  esac
  if mkdir "$2.held" 2>/dev/null; then
    put "$2.held/by" "$(me)"
    return
  fi
  line "$2.held/by"
  [ -n "$line" ] || return 1
  lives "$line"
  [ $? -ne 1 ] || { mv "$2.held" "$2.gone.$$" 2>/dev/null && rm -rf "$2.gone.$$"; }
  return 1
}

# gate: short changes of a job's state, one at a time.
gate() {
  take 8 "$job/gate" 60 || fail 75 "Another command works on this job on $host. Try again in a minute."
}
ungate() { drop 8 "$job/gate"; }

# open_job TOKEN
open_job() {
  token=$1
  job=$root/jobs/$token
  [ -e "$job/placed" ] || fail 66 "The folder $job is not there on $host, or not whole."
  grace=20
  [ ! -e "$job/grace" ] || read -r grace <"$job/grace"
}

# open_step ID
open_step() {
  id=$1
  step=$job/steps/$id
  c=$step/.agora
  [ -d "$c" ] || fail 66 "The folder $step is not there on $host."
}

is_slurm() { [ -e "$job/steps.tsv" ] && [ -d "$job/arrays" ]; }

# is_full FOLDER: nothing can be written there. The users' share of the disk counts.
is_full() {
  free=$(df -Pk "$1" 2>/dev/null | { read -r _ && read -r _ _ _ kilobytes _ && printf %s "$kilobytes"; })
  [ "${free:-64}" -lt 64 ]
}

sums() {
  if has sha256sum; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

# Secrets go when nothing of the job is left to run.
forget_secrets() { rm -rf "$root/secrets/$token"; }

all_ended() {
  while read -r other; do
    [ -e "$job/steps/$other/.agora/exit" ] || [ ! -d "$job/steps/$other/.agora" ] || return 1
  done <"$job/order"
}
