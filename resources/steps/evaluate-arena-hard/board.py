"""The board of one model, from the tool's judgments: leaderboard.csv with the columns of Arena-Hard's own.

    board.py BENCHMARK

Each question has two games, in the second of which the answers are swapped. A verdict is worth 1 for a win, 0.5 for a tie,
0 for a loss, and a clear one counts three times, as in the tool's show_result.py; questions with a game that has no verdict
are left out. With one model and its baseline the fitted win rate is this mean. The interval is that of 1,000 resamplings of
questions, whose games go together.
"""

import csv
import datetime
import glob
import os
import random
import sys

from judge import own_folder, read_lines

FOR_A = {
    "A>>B": [1, 1, 1], "A>B": [1], "A=B": [0.5], "B>A": [0], "B>>A": [0, 0, 0],
    "A<<B": [0, 0, 0], "A<B": [0], "B=A": [0.5], "B<A": [1], "B<<A": [1, 1, 1],
}
RESAMPLINGS = 1000


def scores_of(games):
    """Of a question for the model, which is B in the first game; None where a game has no verdict."""
    if len(games) != 2 or any(game is None or game.get("score") not in FOR_A for game in games):
        return None
    return [1 - score for score in FOR_A[games[0]["score"]]] + FOR_A[games[1]["score"]]


def mean_of(questions):
    scores = [score for question in questions for score in question]
    return 100 * sum(scores) / len(scores)


def quantile(ordered, share):
    """Between the neighbours, as NumPy does it."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def board(questions, seed=42):
    """Score and the 2.5 % and 97.5 % quantiles of its resamplings, in percent."""
    chance = random.Random(seed)
    drawn = sorted(mean_of(chance.choices(questions, k=len(questions))) for _ in range(RESAMPLINGS))
    return mean_of(questions), quantile(drawn, 0.025), quantile(drawn, 0.975)


def main():
    own = own_folder(sys.argv[1])
    judgments = [row for path in glob.glob(os.path.join(own, "model_judgment", "*", "*.jsonl")) for row in read_lines(path)]
    judged = [scores for scores in (scores_of(row["games"]) for row in judgments) if scores is not None]
    if not judged:
        sys.exit("agora: No question has two verdicts. Look at what the judge answered in %s." % own)
    print("%d of %d questions have two verdicts" % (len(judged), len(judgments)))
    score, low, high = board(judged)
    model = judgments[0]["model"]
    answers = [row for path in glob.glob(os.path.join(own, "model_answer", "*.jsonl")) for row in read_lines(path)]
    lengths = [row["metadata"]["token_len"] for row in answers if row["model"] == model]
    row = {
        "model": model,
        "score": round(score, 2),
        "rating_q025": round(low, 2),
        "rating_q975": round(high, 2),
        "CI": "(%+.2f, %+.2f)" % (low - score, high - score),
        "avg_tokens": round(sum(lengths) / len(lengths)) if lengths else "",
        "date": datetime.date.today().isoformat(),
    }
    with open(os.path.join(own, "leaderboard.csv"), "w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, fieldnames=list(row))
        writer.writeheader()
        writer.writerow(row)


if __name__ == "__main__":
    main()
