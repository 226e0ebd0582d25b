# Bringing what was sent to its places.

# present: of the hashes on standard input those whose data are here.
present() {
  while read -r sha; do
    set -- "$root/data/$sha"/*
    [ ! -e "$1" ] || printf '%s\n' "$sha"
  done
}

# accept TOKEN NAME: takes ROOT/incoming/NAME in, which holds `bundle` and perhaps `data`; secrets are lines NAME=VALUE on
# standard input. What is in already stays.
accept() {
  token=$1
  in=$root/incoming/$2
  job=$root/jobs/$token
  [ -d "$in/bundle" ] || fail 66 "The folder $in is not there on $host."
  mkdir -p "$root/data" "$job" || no_room "$root"
  (cd "$in/bundle" && sums -c sums >/dev/null 2>&1) || fail 65 "What was sent to $host did not arrive whole. Send it again."
  accept_data || fail 65 "The data sent to $host did not arrive whole. Send them again."
  accept_secrets
  gate
  if [ -e "$job/placed" ]; then
    # Settings of the target may have been mended since.
    for part in arrays environment.sh setup.sh grace; do
      [ ! -e "$in/bundle/$part" ] || cp -R "$in/bundle/$part" "$job/" || no_room "$root"
    done
    [ -e "$in/bundle/setup.sh" ] || rm -f "$job/setup.sh"
  else
    cp -R "$in/bundle/." "$job/" || no_room "$root"
    while read -r id; do
      { mkdir -p "$job/steps/$id/outputs" && room_for_exit "$job/steps/$id/.agora"; } || no_room "$root"
    done <"$job/order"
    put "$job/placed" "$(now)" || no_room "$root"
  fi
  ungate
  rm -rf "$in"
}

no_room() {
  if is_full "$1"; then fail 73 "The disk of $host that holds $1 is full. Free space there, then send it again."; fi
  fail 73 "Nothing can be written to $1 on $host. Look at its permissions, or name another folder in the target's settings."
}

accept_data() {
  [ -d "$in/data" ] || return 0
  (
    cd "$in/data" || exit 1
    for file in */*; do
      [ -e "$file" ] && printf '%s  %s\n' "${file%%/*}" "$file"
    done >../sums
    [ ! -s ../sums ] || sums -c ../sums >/dev/null 2>&1
  ) || return 1
  for file in "$in"/data/*/*; do
    [ -e "$file" ] || continue
    sha=${file%/*}
    sha=${sha##*/}
    # Steps are given these very files.
    chmod a-w "$file"
    { mkdir -p "$root/data/$sha" && mv -f "$file" "$root/data/$sha/"; } || no_room "$root"
  done
}

accept_secrets() {
  while IFS= read -r secret; do
    (
      umask 077
      mkdir -p "$root/secrets/$token" && printf %s "${secret#*=}" >"$root/secrets/$token/${secret%%=*}"
    ) || no_room "$root"
  done
}

# room_for_exit FOLDER: a file that the exit is written over, so that it takes no room on a full disk.
room_for_exit() {
  { printf '%4096s\n' '' >"$1/exit.next"; } 2>/dev/null
}

# results ID…: `step ID`, then its manifest, of those that ended.
results() {
  for id in "$@"; do
    open_step "$id"
    [ -e "$c/exit" ] || continue
    printf 'step%s%s\n' "$tab" "$id"
    if [ -e "$c/manifest" ]; then cat "$c/manifest"; else list_outputs; fi
  done
}

# list_outputs: SHA, bytes and name of each file that comes back. Patterns are `+` or `-` and a regular expression; the last that
# fits decides.
list_outputs() {
  (
    cd "$step" 2>/dev/null || exit
    find outputs -type f 2>/dev/null | LC_ALL=C awk '
      FNR == NR { sign[NR] = substr($0, 1, 1); expression[NR] = substr($0, 2); count = NR; next }
      { keep = 0; name = substr($0, 9); for (i = 1; i <= count; i++) if (name ~ expression[i]) keep = sign[i] == "+" }
      keep' .agora/pulls - | tr '\n' '\0' >".agora/names.$$"
    if [ -s ".agora/names.$$" ]; then
      {
        xargs -0 wc -c <".agora/names.$$"
        printf '\n'
        xargs -0 sh -c 'if command -v sha256sum >/dev/null 2>&1; then sha256sum "$@"; else shasum -a 256 "$@"; fi' sh <".agora/names.$$"
      } 2>/dev/null | LC_ALL=C awk '
        !hashes && NF == 0 { hashes = 1; next }
        !hashes { bytes = $1; sub(/^ *[0-9]+ /, ""); size[$0] = bytes; next }
        { sha = $1; sub(/^[^ ]+ [ *]/, ""); if (sha ~ /^[0-9a-f]+$/ && $0 in size) printf "%s\t%s\t%s\n", sha, size[$0], $0 }'
    fi
    rm -f ".agora/names.$$"
  )
}
