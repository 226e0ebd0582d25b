"""Turns the instances into the tokens that axolotl trains on: prepared.jsonl, one instance a line.

The form is axolotl's own for data that are tokens already: `input_ids`, `attention_mask`, and `labels` that are -100
where the loss does not count.
"""

import json
import os

from chat_tokens import encode
from transformers import AutoTokenizer


def main():
    with open("recipe.json", encoding="utf-8") as text:
        recipe = json.load(text)
    tokenizer = AutoTokenizer.from_pretrained(recipe["model"])
    longest = recipe["sequence_length"]
    cut = dropped = 0
    with open(recipe["data"], encoding="utf-8") as lines, open("prepared.new", "w", encoding="utf-8") as prepared:
        for line in lines:
            if line.strip() == "":
                continue
            instance = json.loads(line)
            system = recipe["system_message"]
            tokens, labels = encode(tokenizer, system, instance["instruction"], instance["response"])
            cut += len(tokens) > longest
            tokens, labels = tokens[:longest], labels[:longest]
            if all(label == -100 for label in labels):
                dropped += 1
                continue
            row = {"input_ids": tokens, "attention_mask": [1] * len(tokens), "labels": labels}
            prepared.write(json.dumps(row) + "\n")
    os.replace("prepared.new", "prepared.jsonl")
    print("%d instances are cut at %d tokens, %d of them within the instruction and left out." % (cut, longest, dropped))


if __name__ == "__main__":
    main()
