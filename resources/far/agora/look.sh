# How everything is, and pieces of files. No process a step: what can be read by the shell itself is.

# Bytes of a file, where many are followed; of all of them.
piece_most=262144
look_most=4194304

# look: standard input holds lines STEP, FILE, OFFSET of what is followed.
look() {
  printf 'agora-look 1\n'
  df -Pk "$job" 2>/dev/null | { read -r _ && read -r _ _ _ free _ && printf 'free %s\n' "$free"; }
  printf 'at %s %s %s\n' "$(now)" "$host" "$boot"
  if is_slurm; then look_slurm; else look_supervisor; fi
  while read -r id <&3; do
    c=$job/steps/$id/.agora
    exit=
    why=
    if [ -e "$c/exit" ]; then { read -r exit && read -r why; } <"$c/exit" 2>/dev/null || :; fi
    line "$c/started"
    started=$line
    runs=
    field "$started" pid
    if [ -z "$exit" ] && [ -n "$value" ] && ! is_slurm; then
      lives "$started"
      runs=$?
      # Another container of this machine may run it.
      [ "$runs" -ne 1 ] || is_free "$c/lock" || runs=2
    fi
    line "$c/heartbeat"
    beat=$line
    line "$c/submitted"
    cancel=
    [ ! -e "$c/cancel" ] || cancel=1
    printf 'step\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$id" "$runs" "$cancel" "$started" "$exit" "$beat" "$line" "$why"
  done 3<"$job/order"
  pieces
  printf 'end\n'
}

look_supervisor() {
  if [ ! -e "$job/begun" ]; then
    printf 'supervisor none\n'
    return
  fi
  line "$job/supervisor"
  if [ -z "$line" ]; then
    printf 'supervisor ended\n'
    return
  fi
  lives "$line"
  case $? in
    0) printf 'supervisor lives\n' ;;
    1) if is_free "$job/lock"; then printf 'supervisor lost\n'; else printf 'supervisor elsewhere\n'; fi ;;
    2) printf 'supervisor elsewhere\n' ;;
  esac
}

# is_free FILE: nobody holds its lock.
is_free() {
  (exec 9>>"$1" && grab 9) 2>/dev/null
  case $? in
    0) [ ! -d "$1.held" ] && return 0 ;;
    1) return 1 ;;
  esac
  [ -d "$1.held" ] || return 0
  line "$1.held/by"
  lives "$line"
  [ $? -eq 1 ]
}

pieces() {
  # Names from here on: that of the folder may hold anything.
  cd "$job/steps" || return 0
  set --
  followed=
  while IFS=$tab read -r id file offset; do
    if [ ! -f "$id/$file" ] || [ ! -r "$id/$file" ]; then continue; fi
    set -- "$@" "$id/$file"
    followed="$followed$id$tab$file$tab$offset
"
  done
  [ $# -gt 0 ] || return 0
  room=$look_most
  most=$((look_most / $#))
  [ "$most" -ge "$piece_most" ] || most=$piece_most
  wc -c "$@" /dev/null 2>/dev/null | while IFS= read -r counted; do
    counted=${counted#"${counted%%[! ]*}"}
    size=${counted%% *}
    find_followed "${counted#* }" || break
    length=$((size - offset))
    [ "$length" -ne 0 ] || continue
    [ "$length" -le "$most" ] || length=$most
    [ "$length" -le "$room" ] || length=$room
    [ "$length" -ge 0 ] || length=0
    room=$((room - length))
    printf '%s\t%s\t%s\t%s\t%s\n' "$id" "$file" "$offset" "$length" "$size"
  done 3<<EOF | send_pieces
$followed
EOF
}

# find_followed NAME: `id`, `file` and `offset` of it, after those of files that went since and were not counted.
find_followed() {
  while IFS=$tab read -r id file offset <&3; do
    [ "$id/$file" != "$1" ] || return 0
  done
  return 1
}

# send_pieces: of lines STEP, FILE, OFFSET, LENGTH, SIZE. One process for all of them where there is perl, else two a file.
send_pieces() {
  if has perl; then
    perl -e "$pieces_program" "$job/steps"
    return
  fi
  while IFS=$tab read -r id file offset length size; do
    printf 'piece\t%s\t%s\t%s\t%s\t%s\n' "$id" "$file" "$offset" "$length" "$size"
    [ "$length" -eq 0 ] || tail -c +"$((offset + 1))" "$job/steps/$id/$file" | head -c "$length"
    printf '\n'
  done
}

# shellcheck disable=SC2016 # a program of perl
pieces_program='
  while (my $line = <STDIN>) {
    chomp $line;
    my ($id, $file, $offset, $length, $size) = split /\t/, $line;
    open(my $from, "<:raw", "$ARGV[0]/$id/$file") or next;
    my $bytes = "";
    seek($from, $offset, 0);
    read($from, $bytes, $length);
    print join("\t", "piece", $id, $file, $offset, length($bytes), $size), "\n", $bytes, "\n";
  }'
