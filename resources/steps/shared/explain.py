"""Says in one line why a tool ended, where its own words name a cause that is known.

    explain.py CODE

Reads the ends of stderr.log and stdout.log, prints `agora: WHAT IS WRONG. WHAT TO DO.` if it finds a cause, and ends with
CODE. AGORA_LOGS_BEFORE holds how many bytes of the two are older than this attempt (begin.sh).
"""

import os
import re
import sys

from causes import CAUSES

LOGS = ("stderr.log", "stdout.log")
END_BYTES = 65536
# A line that ends a traceback, as a worker of torchrun writes it too. What only tells that a worker failed is no cause.
EXCEPTION = re.compile(r"^(?:\[rank\d+\]: ?|\S+: ?\| ?)?((?:[A-Za-z_]\w*\.)*([A-Z]\w*(?:Error|Exception)): \S.*)$", re.MULTILINE)
OF_OTHERS = ("ChildFailedError", "CalledProcessError")
# Of a shell, of torchrun and of Python's subprocess.
BY_SIGNAL = {137: "Signal 9 (SIGKILL)", 139: "Signal 11 (SIGSEGV)"}


def end_of(path, start):
    """What was written since `start`, as far as it is the end of the file."""
    try:
        with open(path, "rb") as log:
            size = log.seek(0, os.SEEK_END)
            # A log that is shorter than it was is another one.
            log.seek(max(start if start <= size else 0, size - END_BYTES))
            return log.read().decode("utf-8", "replace")
    except OSError:
        return ""


def one_line(words):
    return " ".join(words.split())[:300].rstrip(".")


def cause_in(text):
    """What is wrong and what to do; None where nothing is known."""
    for signs, what, next_step in CAUSES:
        found = re.search(signs, text, re.MULTILINE)
        if found is not None:
            names = {key: one_line(value or "") for key, value in found.groupdict().items()}
            return what % names, next_step % names
    return None


def exception_in(text):
    """The last exception that is told, in its own words."""
    told = [words for words, name in EXCEPTION.findall(text) if name not in OF_OTHERS]
    if not told:
        return None
    return "It ended with %s." % one_line(told[-1]), "See the end of its log."


def reason(code, texts):
    """What is wrong and what to do, by a code and the ends of the logs, of which the first has the word."""
    signal = BY_SIGNAL.get(code, "")
    return cause_in("\n".join([texts[0], signal])) or cause_in(texts[1]) or exception_in(texts[0]) or exception_in(texts[1])


def main():
    code = int(sys.argv[1])
    starts = [int(word) for word in os.environ.get("AGORA_LOGS_BEFORE", "").split()] or [0, 0]
    texts = [end_of(log, start) for log, start in zip(LOGS, starts)]
    # What a check or a program of the step said already is said better than it could be guessed.
    if code != 78 and not re.search(r"^agora: ", texts[0], re.MULTILINE):
        found = reason(code, texts)
        if found is not None:
            sys.stderr.write("agora: %s %s\n" % found)
    sys.exit(code)


if __name__ == "__main__":
    main()
