"""Loads the tasks before the model: what is missing of them is said at once."""

import sys

from lm_eval.tasks import TaskManager, get_task_dict


def main():
    names = sys.argv[1].split(",")
    manager = TaskManager()
    unknown = [name for name in names if name not in manager.all_tasks]
    if unknown:
        sys.stderr.write("agora: lm_eval has no task %s. Correct the setting tasks, or install a newer version.\n" % ", ".join(unknown))
        sys.exit(78)
    try:
        get_task_dict(names, manager)
    except Exception as error:
        words = " ".join(str(error).split())[:300].rstrip(".")
        sys.stderr.write(
            "agora: The data of the tasks cannot be had (%s: %s). Download them there beforehand, where there is a network.\n"
            % (type(error).__name__, words)
        )
        sys.exit(78)


if __name__ == "__main__":
    main()
