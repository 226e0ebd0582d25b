"""Runs llama-recipes with arguments.json, and tells how far it is: its own words go to a progress bar alone."""

import json
import os
import re
import time

# `Training Epoch: 2/5, step 31/80 completed (loss: 0.11)`; the loss is divided by the batches that are accumulated.
TOLD = re.compile(r"Training Epoch: (\d+)/(\d+), step (\d+)/(\d+) completed \(loss: ([-+.\dea-z]+)\)")


def progress_of(words, arguments, now):
    """The line of progress.jsonl that the words of the bar give; None between steps of the optimiser and for others."""
    found = TOLD.match(words)
    if found is None:
        return None
    epoch, epochs, batch, batches = (int(found.group(place)) for place in range(1, 5))
    accumulated = arguments["gradient_accumulation_steps"]
    done = batch + 1
    if done % accumulated != 0 and done != batches:
        return None
    steps_per_epoch = -(-batches // accumulated)
    loss = float(found.group(5)) * accumulated
    return {
        "step": (epoch - 1) * steps_per_epoch + -(-done // accumulated),
        "of": epochs * steps_per_epoch,
        "loss": loss if loss == loss else None,
        "learning_rate": arguments["lr"] * arguments["gamma"] ** (epoch - 1),
        "epoch": epoch - 1 + done / batches,
        "at": int(now),
    }


def telling(bar, arguments):
    """A progress bar of the class `bar` that writes lines of progress.jsonl too."""

    class Telling(bar):
        def set_description(self, desc=None, refresh=True):
            super().set_description(desc, refresh)
            line = progress_of(desc or "", arguments, time.time())
            if line is not None and os.environ.get("RANK", "0") == "0":
                with open("progress.jsonl", "a", encoding="utf-8") as progress:
                    progress.write(json.dumps(line) + "\n")

    return Telling


def main():
    with open("arguments.json", encoding="utf-8") as text:
        arguments = json.load(text)
    from llama_recipes import finetuning
    from llama_recipes.utils import train_utils

    train_utils.tqdm = telling(train_utils.tqdm, arguments)
    finetuning.main(**arguments)


if __name__ == "__main__":
    main()
