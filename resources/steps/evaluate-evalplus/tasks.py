"""Loads the tasks before the model: what is missing of them is said at once.

    tasks.py DATASET…
"""

import sys

from evalplus.data import get_human_eval_plus, get_mbpp_plus

LOADERS = {"humaneval": get_human_eval_plus, "mbpp": get_mbpp_plus}


def main():
    for name in sys.argv[1:]:
        try:
            LOADERS[name]()
        except Exception as error:
            words = " ".join(str(error).split())[:300].rstrip(".")
            sys.stderr.write(
                "agora: The tasks of %s cannot be had (%s: %s). Have EvalPlus download them there beforehand, where there is a network.\n"
                % (name, type(error).__name__, words)
            )
            sys.exit(78)


if __name__ == "__main__":
    main()
