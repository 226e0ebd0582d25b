#!/bin/sh
# Says what a machine has, a line each: KEY<tab>VALUE. Words: the folder for work, the Python, then any number of
# `setup=LINE`, `module=NAME`, `command=NAME`. Makes the folder, and changes nothing else. POSIX sh.
set -u

say() {
  [ -z "$2" ] || printf '%s\t%s\n' "$1" "$2"
}

has() {
  command -v "$1" >/dev/null 2>&1
}

# What hangs, such as a driver or a file system, must not hang all.
soon() {
  if has timeout; then timeout 20 "$@"; else "$@"; fi
}

machine() {
  say now "$(date +%s)"
  say host "$(uname -n)"
  say system "$(uname -sr) $(uname -m)"
  # shellcheck disable=SC1091
  [ -r /etc/os-release ] && say distribution "$(. /etc/os-release && printf %s "${PRETTY_NAME-}")"
  say cpus "$( (nproc || getconf _NPROCESSORS_ONLN) 2>/dev/null)"
  if [ -r /proc/meminfo ]; then
    say memory "$(awk '/^MemTotal:/ { printf "%.0f", $2 * 1024 }' /proc/meminfo)"
  else
    say memory "$(sysctl -n hw.memsize 2>/dev/null)"
  fi
  has nvidia-smi && soon nvidia-smi --query-gpu=name,memory.total --format=csv,noheader,nounits 2>/dev/null |
    while read -r line; do say gpu "$line"; done
  for tool in setsid flock rsync sha256sum shasum; do
    has "$tool" && say tool "$tool"
  done
  temporary
  sessions
}

# Whether what lies in the folder for temporary files may be run.
temporary() {
  file=$(mktemp "${TMPDIR:-/tmp}/agora-probe.XXXXXX" 2>/dev/null) || return
  printf '#!/bin/sh\nexit 0\n' >"$file" && chmod 700 "$file" && { "$file" 2>/dev/null || say noexec "${TMPDIR:-/tmp}"; }
  rm -f "$file"
}

# Whether the system ends what a user has left running.
sessions() {
  [ -d /run/systemd/system ] && has busctl || return
  kills=$(soon busctl get-property org.freedesktop.login1 /org/freedesktop/login1 \
    org.freedesktop.login1.Manager KillUserProcesses 2>/dev/null)
  [ "$kills" = 'b true' ] || return
  lingers=$(soon loginctl show-user "$(id -un)" -p Linger --value 2>/dev/null)
  [ "$lingers" = yes ] || say ends-sessions "$(id -un)"
}

place() {
  if ! { mkdir -p -- "$1" && cd -- "$1"; } 2>/dev/null; then
    say unwritable "$1"
    return
  fi
  here=$(pwd -P)
  say folder "$here"
  file=.agora-probe.$$
  if { printf x >"$file" && rm -f "$file"; } 2>/dev/null; then :; else say unwritable "$here"; fi
  say free "$(soon df -Pk . 2>/dev/null | awk 'NR == 2 { printf "%.0f", $(NF - 2) * 1024 }')"
}

slurm() {
  has sbatch || return
  version=$(soon sbatch --version 2>/dev/null)
  say slurm "${version:-unknown}"
  soon sinfo -h -o '%P|%a|%D|%c|%G|%l' 2>/dev/null | while read -r line; do say partition "$line"; done
  settings=$(soon scontrol show config 2>&1) || say slurm-silent "$(printf '%s\n' "$settings" | tail -n 1)"
  say accounting "$(printf '%s\n' "$settings" | awk '$1 == "AccountingStorageType" { print $3 }')"
}

python() {
  path=$(command -v "$1" 2>/dev/null) || return
  say python "$path"
  shift
  # shellcheck disable=SC2016
  soon "$path" -c '
import sys
print("python-version\t" + ".".join(str(part) for part in sys.version_info[:3]))
from importlib.util import find_spec
try:
    from importlib import metadata
    owners = getattr(metadata, "packages_distributions", dict)()
except ImportError:
    metadata, owners = None, {}
for name in sys.argv[1:]:
    try:
        there = find_spec(name)
    except Exception:
        there = None
    if there is None:
        continue
    version = "unknown"
    for distribution in [name, *owners.get(name, [])]:
        try:
            version = metadata.version(distribution)
            break
        except Exception:
            pass
    print("module\t" + name + " " + version)
' "$@" 2>/dev/null || say python-fails "$path"
}

main() {
  machine
  slurm
  (place "$1")
  wanted=$2
  shift 2
  # In the shell itself: they change what is found. A line may end it; the last line below tells.
  for word; do
    case $word in setup=*) eval "${word#setup=}" >/dev/null 2>&1 || say setup-fails "${word#setup=}" ;; esac
  done
  for word; do
    shift
    case $word in
      command=*) has "${word#command=}" && say command "${word#command=} $(command -v "${word#command=}")" ;;
      module=*) set -- "$@" "${word#module=}" ;;
    esac
  done
  python "$wanted" "$@"
  say end yes
}

# Read whole before it begins: nothing below takes this script for its input.
main "$@" </dev/null
exit
