"""Perplexity of responses, per instance: outputs/perplexity.jsonl with the fields that the workbench knows."""

import json

import torch
from measured import Measured, read_instances
from perplexity_of import perplexity
from response_losses import batches, measure
from transformers import AutoModelForCausalLM, AutoTokenizer


def row_of(tokenizer, before, response, longest):
    """Tokens of a text, and how many of them stand before the response. Both parts in one go, as a reader sees them."""
    head = tokenizer.encode(before) if before != "" else [begin_of(tokenizer)]
    tokens = tokenizer.encode(before + response)
    if tokens[: len(head)] != head:
        tokens = head + tokenizer.encode(response, add_special_tokens=False)
    return tokens[:longest], min(len(head), longest)


def begin_of(tokenizer):
    """What the first token of a text is told from: without one it would have no probability."""
    return tokenizer.bos_token_id if tokenizer.bos_token_id is not None else tokenizer.eos_token_id


def main():
    with open("settings.json", encoding="utf-8") as text:
        settings = json.load(text)
    instances = read_instances(settings["data"])
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = AutoTokenizer.from_pretrained(settings["model"])
    model = AutoModelForCausalLM.from_pretrained(settings["model"], dtype=getattr(torch, settings["dtype"]))
    model = model.to(device).eval()

    longest = settings["max_tokens"]
    befores = [instance["instruction"] + settings["between"] for instance in instances]
    given = [row_of(tokenizer, before, each["response"], longest) for before, each in zip(befores, instances)]
    alone = [row_of(tokenizer, "", each["response"], longest) for each in instances] if settings["alone"] else None

    measured = Measured("outputs/perplexity.jsonl", len(instances))
    missing = measured.missing()
    lengths = [len(given[place][0]) for place in missing]
    for batch in batches(lengths, settings["batch_tokens"], 64):
        places = [missing[each] for each in batch]
        found = measure(model, [given[place] for place in places], device)
        rows = [
            {"index": place, "perplexity_given_instruction": perplexity(loss), "response_loss": loss, "response_tokens": count}
            for place, (loss, count) in zip(places, found)
        ]
        if alone is not None:
            of_alone = measure(model, [alone[place] for place in places], device)
            for row, (loss, _) in zip(rows, of_alone):
                row["perplexity_alone"] = perplexity(loss)
        measured.add(rows)
    measured.finish()


if __name__ == "__main__":
    main()
