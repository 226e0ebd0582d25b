"""The data set that llama-recipes is given by `custom_dataset.file`."""

import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from chat_tokens import encode  # noqa: E402


class Instances:
    """Instances as tokens, made when they are asked for."""

    def __init__(self, rows, tokenizer, system_message, longest):
        self.rows = rows
        self.tokenizer = tokenizer
        self.system_message = system_message
        self.longest = longest

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        row = self.rows[index]
        tokens, labels = encode(self.tokenizer, self.system_message, row["instruction"], row["response"])
        tokens, labels = tokens[: self.longest], labels[: self.longest]
        return {"input_ids": tokens, "labels": labels, "attention_mask": [1] * len(tokens)}


def get_custom_dataset(dataset_config, tokenizer, split):
    """All instances for training; the first of them for validation."""
    with open("recipe.json", encoding="utf-8") as text:
        recipe = json.load(text)
    with open(recipe["data"], encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip() != ""]
    if split != dataset_config.train_split:
        rows = rows[: recipe["validation_instances"]]
    # Packing cuts at the sequence length by itself and loses nothing.
    longest = None if recipe["batching"] == "packing" else recipe["sequence_length"]
    return Instances(rows, tokenizer, recipe["system_message"], longest)
