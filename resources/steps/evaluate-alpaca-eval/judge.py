"""Has AlpacaEval's judge compare the answers: leaderboard.csv and annotations.json in a folder named after the annotator.

    judge.py check ANNOTATOR     says now, before the model answers, whether the tool can be used and has this annotator
    judge.py judge ANNOTATOR
"""

import os
import sys

from alpaca_eval import constants, evaluate

FOLDER = os.path.join("outputs", "alpaca_eval")


def check(annotator):
    if os.path.exists(os.path.join(str(constants.EVALUATORS_CONFIG_DIR), annotator)):
        return
    sys.stderr.write(
        "agora: AlpacaEval has no annotator %s. Correct the setting annotator: one of the folders in %s, or one of your own.\n"
        % (annotator, constants.EVALUATORS_CONFIG_DIR)
    )
    sys.exit(78)


def judge(annotator):
    evaluate(
        model_outputs=os.path.join(FOLDER, "model_outputs.json"),
        reference_outputs=os.path.join(FOLDER, "reference_outputs.json"),
        annotators_config=annotator,
        output_path=FOLDER,
        # This model alone, and not among those of the public board.
        precomputed_leaderboard=None,
        is_cache_leaderboard=False,
        # What was judged before an interruption is not asked and paid for again; students at the same time share no file.
        caching_path=os.path.join(FOLDER, "cache.json"),
        metric_kwargs={"save_weights_dir": None},
    )


def main():
    todo, annotator = sys.argv[1:3]
    {"check": check, "judge": judge}[todo](annotator)


if __name__ == "__main__":
    main()
