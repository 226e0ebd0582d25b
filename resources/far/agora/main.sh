# The commands.

command=$1
shift
case $command in
  present | accept) ;;
  *)
    open_job "$1"
    shift
    ;;
esac

# Steps that are named, or all.
case $command in
  cancel | again)
    # shellcheck disable=SC2046 # names without spaces
    [ $# -gt 0 ] || set -- $(cat "$job/order")
    ;;
esac

# Whoever asks may have secrets in his environment, which only steps that name them get, and Slurm would keep.
forget_names() {
  # shellcheck disable=SC2013 # words
  for name in $(cat "$job"/steps/*/.agora/secrets); do
    case $name in [!A-Za-z_]* | *[!A-Za-z0-9_]*) ;; *) unset "$name" ;; esac
  done
}

case $command in
  start | cancel | again)
    forget_names
    kind=plain
    ! is_slurm || kind=slurm
    "${command}_$kind" "$@"
    ;;
  step)
    # What waits for the end of another attempt waits for its supervisor.
    parent=$PPID
    run_step "$1" 100000000
    ;;
  present | accept | supervise | element | look | results) "$command" "$@" ;;
  *) fail 78 "There is no command $command." ;;
esac
