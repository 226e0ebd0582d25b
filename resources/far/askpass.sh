#!/bin/sh
# Passes a question of ssh on to the process that started it, and its answer to ssh. AGORA_ASK is a folder that only this
# user may enter, with a pipe `questions`; AGORA_ASKER is the id of the process that reads it. The answer goes from pipe to
# pipe: it is in no variable, file or argument.
set -eu
answer=$AGORA_ASK/$$
# Once that process is gone nobody answers: ssh ends, with all that it started, which is a process group of its own.
{
  while kill -0 "$AGORA_ASKER"; do sleep 1; done
  rm -rf "$AGORA_ASK" || :
  kill 0
} </dev/null >/dev/null 2>&1 &
watch=$!
mkfifo -m 600 "$answer"
# Open for both, so that whoever answers need not wait for a reader.
exec 3<>"$answer"
printf '%s\n%s\n%s\0' "$$" "${SSH_ASKPASS_PROMPT-}" "$1" >"$AGORA_ASK/questions"
head -n 1 <&3
kill "$watch" || :
rm -f "$answer"
# There is no answer: ssh looks at the exit code.
[ ! -e "$answer.none" ]
