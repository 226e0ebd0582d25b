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

case $command in
  start | cancel | again)
    kind=plain
    ! is_slurm || kind=slurm
    "${command}_$kind" "$@"
    ;;
  step) run_step "$1" 100000000 ;;
  present | accept | supervise | element | look | results) "$command" "$@" ;;
  *) fail 78 "There is no command $command." ;;
esac
