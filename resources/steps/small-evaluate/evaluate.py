"""Scores a small language model on held-out tasks: greedy decoding, exact match of the last word.

Reads config.json, the file of tasks and the folder of a model that it names. Writes outputs/small_evaluate.json, and one
line an item into outputs/small_evaluate_items.jsonl.
"""

import hashlib
import json
import math
import os
import platform
import time

import torch

from small_files import read_json, read_lines, refuse, write_json, write_text
from small_model import END, MARK, decode, encode, load_model, places_of, prepare

CORRECT = "Correct the file of tasks."
TOGETHER = 64


def read_items(path, limit, context):
    """Items by task, of each task the first `limit`; each with the numbers of its instruction and the mark."""
    tasks, seen = {}, set()
    for row in read_lines(path, ("task", "id", "instruction", "answer"), CORRECT):
        where = f'{path}, item {row["id"]} of {row["task"]},'
        if (row["task"], row["id"]) in seen:
            refuse(f"{where} is there twice.", CORRECT)
        seen.add((row["task"], row["id"]))
        asked = encode(row["instruction"], where) + [MARK]
        if len(asked) >= context:
            refuse(f"{where} is longer than the {context} characters that the model reads.", CORRECT)
        items = tasks.setdefault(row["task"], [])
        if limit is None or len(items) < limit:
            items.append({**row, "asked": asked})
    return tasks


def batches_of(items):
    """Items whose instructions are of one length: a row without padding gives the same whatever it stands beside."""
    by_length = {}
    for item in items:
        by_length.setdefault(len(item["asked"]), []).append(item)
    for alike in by_length.values():
        for at in range(0, len(alike), TOGETHER):
            yield alike[at : at + TOGETHER]


def respond(model, items, longest):
    """Greedy responses to instructions of one length, of at most `longest` characters."""
    context = model.shape["context"]
    symbols = torch.tensor([item["asked"] for item in items])
    begin = symbols.shape[1]
    ended = torch.zeros(len(items), dtype=torch.bool)
    while symbols.shape[1] < min(begin + longest, context) and not bool(ended.all()):
        places = torch.tensor([places_of(begin - 1, symbols.shape[1], context)]).expand(len(items), -1)
        following = model(symbols, places)[:, -1].argmax(-1).masked_fill(ended, END)
        symbols = torch.cat([symbols, following[:, None]], 1)
        ended = ended | (following == END)
    return [decode(row[begin:]) for row in symbols.tolist()]


def last_word(response):
    """Steps may stand before an answer; a mark after it makes it another word."""
    return (response.split() or [""])[-1]


def score_of(items, right):
    """A task's score, and the hash of what was asked: another hash is another benchmark."""
    n, share = len(right), sum(right) / len(right)
    asked = json.dumps([[item["id"], item["instruction"], item["answer"]] for item in items])
    return {
        "exact_match": share,
        # Of the mean of n items, from the sample's standard deviation.
        "stderr": math.sqrt(share * (1 - share) / (n - 1)) if n > 1 else None,
        "n": n,
        "items_sha256": hashlib.sha256(asked.encode()).hexdigest(),
    }


def line_of(name, item, response, correct):
    """An item as a line of JSON."""
    kept = {key: item[key] for key in ("task", "id", "instruction", "answer")}
    told = {"response": response, "exact_match": int(correct)}
    return json.dumps({"agora_small_evaluate_item": 1, "model": name, **kept, **told})


def main():
    about = read_json("config.json", "Plan the step again.")
    name, settings = about["name"], about["settings"]
    prepare()
    model, _ = load_model(about["model"])
    tasks = read_items(settings["tasks"], settings["limit"], model.shape["context"])
    os.makedirs("outputs", exist_ok=True)

    scores, lines, done = {}, [], 0
    total = sum(len(items) for items in tasks.values())
    for task, items in tasks.items():
        responses = {}
        for together in batches_of(items):
            with torch.no_grad():
                answers = respond(model, together, settings["maxCharacters"])
            responses.update(zip((item["id"] for item in together), answers))
            done += len(together)
            with open("progress.jsonl", "a", encoding="utf-8") as file:
                file.write(json.dumps({"step": done, "of": total, "at": int(time.time())}) + "\n")
        right = [last_word(responses[item["id"]]) == item["answer"] for item in items]
        scores[task] = score_of(items, right)
        lines += [line_of(name, item, responses[item["id"]], correct) for item, correct in zip(items, right)]
        print(f'{task}: {100 * scores[task]["exact_match"]:.1f} % of {len(items)}')

    write_text("outputs/small_evaluate_items.jsonl", "\n".join(lines) + "\n")
    write_json(
        "outputs/small_evaluate.json",
        {
            "agora_small_evaluate": 1,
            "model": name,
            "tasks": scores,
            "protocol": {
                "shots": 0,
                "decoding": "greedy",
                "max_characters": settings["maxCharacters"],
                "match": "exact, of the last word",
                "limit": settings["limit"],
            },
            "versions": {"small-evaluate": "1", "python": platform.python_version(), "torch": str(torch.__version__)},
            "evaluated_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        },
    )


main()
