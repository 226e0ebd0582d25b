"""Has AlpacaEval's judge compare the answers: leaderboard.csv and annotations.json in a folder named after the annotator.

    judge.py ANNOTATOR
"""

import os
import sys

from alpaca_eval import evaluate

FOLDER = os.path.join("outputs", "alpaca_eval")


def main():
    evaluate(
        model_outputs=os.path.join(FOLDER, "model_outputs.json"),
        reference_outputs=os.path.join(FOLDER, "reference_outputs.json"),
        annotators_config=sys.argv[1],
        output_path=FOLDER,
        # This model alone, and not among those of the public board.
        precomputed_leaderboard=None,
        is_cache_leaderboard=False,
        # What was judged before an interruption is not asked and paid for again; students at the same time share no file.
        caching_path=os.path.join(FOLDER, "cache.json"),
        metric_kwargs={"save_weights_dir": None},
    )


if __name__ == "__main__":
    main()
