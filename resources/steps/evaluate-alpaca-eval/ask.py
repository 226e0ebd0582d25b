"""Lets the model answer AlpacaEval's instructions: outputs/alpaca_eval/model_outputs.json, in the tool's form.

    ask.py LIMIT        (empty: all of them)
"""

import json
import os
import sys

from answers import answer_all, read_protocol
from huggingface_hub import hf_hub_download

FOLDER = os.path.join("outputs", "alpaca_eval")


def fetched(name):
    """A file of AlpacaEval's data set, as a list. Its loading script is not needed, which newer libraries do not run."""
    try:
        path = hf_hub_download("tatsu-lab/alpaca_eval", name, repo_type="dataset")
    except Exception as error:
        words = " ".join(str(error).split())[:300].rstrip(".")
        sys.stderr.write(
            "agora: %s of tatsu-lab/alpaca_eval cannot be had (%s). Download it there beforehand, where there is a network.\n"
            % (name, words)
        )
        sys.exit(78)
    with open(path, encoding="utf-8") as text:
        return json.load(text)


def write(name, rows):
    path = os.path.join(FOLDER, name)
    with open(path + ".new", "w", encoding="utf-8") as text:
        json.dump(rows, text, indent=2, ensure_ascii=False)
    os.replace(path + ".new", path)


def main():
    limit = int(sys.argv[1]) if sys.argv[1] != "" else None
    protocol = read_protocol()
    os.makedirs(FOLDER, exist_ok=True)
    # Both files before the model is loaded: what is missing is said at once.
    questions = fetched("alpaca_eval.json")[:limit]
    reference = fetched("alpaca_eval_gpt4_baseline.json")[:limit]
    answered = answer_all([each["instruction"] for each in questions], protocol, os.path.join("outputs", "answers", "answers.jsonl"))
    write(
        "model_outputs.json",
        [
            {
                "dataset": question.get("dataset", ""),
                "instruction": question["instruction"],
                "output": row["answer"],
                "generator": protocol["label"],
            }
            for question, row in zip(questions, answered)
        ],
    )
    write("reference_outputs.json", reference)


if __name__ == "__main__":
    main()
