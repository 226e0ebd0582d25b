"""Lets the model answer Arena-Hard's questions: a file of model answers in the tool's form.

    ask.py CHECKOUT BENCHMARK
"""

import json
import os
import sys
import uuid

import tiktoken
from answers import answer_all, read_protocol
from judge import file_name, own_folder, read_lines


def answer_record(question, row, label, tokens):
    """One line of `model_answer/MODEL.jsonl`."""
    return {
        "uid": question["uid"],
        "ans_id": uuid.uuid5(uuid.NAMESPACE_URL, label + "/" + question["uid"]).hex,
        "model": label,
        "messages": [
            {"role": "user", "content": question["prompt"]},
            {"role": "assistant", "content": {"answer": row["answer"]}},
        ],
        "metadata": {"token_len": tokens},
    }


def main():
    checkout, benchmark = sys.argv[1:3]
    protocol = read_protocol()
    questions = read_lines(os.path.join(checkout, "data", benchmark, "question.jsonl"))
    answered = answer_all([each["prompt"] for each in questions], protocol, os.path.join("outputs", "answers", "answers.jsonl"))
    # Lengths by the encoding that the tool counts with, whatever the model's own.
    encoding = tiktoken.encoding_for_model("gpt-4o")
    path = os.path.join(own_folder(benchmark), "model_answer", file_name(protocol["label"]))
    with open(path + ".new", "w", encoding="utf-8") as lines:
        for question, row in zip(questions, answered):
            tokens = len(encoding.encode(row["answer"], disallowed_special=()))
            lines.write(json.dumps(answer_record(question, row, protocol["label"], tokens), ensure_ascii=False) + "\n")
    os.replace(path + ".new", path)


if __name__ == "__main__":
    main()
