"""Says in one line why a tool ended, where its own words name a cause that is known.

    explain.py CODE LOG

Reads the end of the log that the tool wrote, prints `agora: WHAT IS WRONG. WHAT TO DO.` if it finds a cause, and ends
with CODE.
"""

import os
import sys

END_BYTES = 16384

CAUSES = (
    (
        ("CUDA out of memory", "OutOfMemoryError", "HIP out of memory"),
        "The memory of a GPU was full.",
        "Give the step more GPUs, or make its batches smaller (and accumulate more of them).",
    ),
    (
        ("No space left on device", "Disk quota exceeded"),
        "The disk was full.",
        "Free space in the target's folder or raise the quota, then start the step again: it goes on from its checkpoint.",
    ),
    (
        ("GatedRepoError", "Access to model", "401 Client Error"),
        "A model or data set on the Hub may not be read.",
        "Ask for access on its page and give HF_TOKEN when the work is launched.",
    ),
    (
        ("LocalEntryNotFoundError", "Max retries exceeded", "Temporary failure in name resolution", "OfflineModeIsEnabled"),
        "The tool wanted something from the network and did not reach it.",
        "Download models and benchmarks there beforehand, or use a partition with network.",
    ),
    (
        ("ModuleNotFoundError", "cannot import name"),
        "A module of Python is missing or of another version.",
        "Install the versions that outputs/environment.json and the kind of step name.",
    ),
    (
        ("ProcessGroupNCCL", "NCCL error", "Watchdog caught collective operation timeout"),
        "The GPUs lost touch with each other.",
        "Start the step again: it goes on from its checkpoint. If it happens again, look at the node's GPUs.",
    ),
)


def cause_in(text):
    for signs, what, next_step in CAUSES:
        if any(sign in text for sign in signs):
            return what, next_step
    return None


def end_of(path):
    try:
        with open(path, "rb") as log:
            log.seek(0, os.SEEK_END)
            log.seek(max(0, log.tell() - END_BYTES))
            return log.read().decode("utf-8", "replace")
    except OSError:
        return ""


def main():
    code, log = int(sys.argv[1]), sys.argv[2]
    # What a check said already is said better than it could be guessed.
    found = None if code == 78 else cause_in(end_of(log))
    if found is not None:
        sys.stderr.write("agora: %s %s\n" % found)
    sys.exit(code)


if __name__ == "__main__":
    main()
