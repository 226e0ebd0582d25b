"""The reward of instances, one by one: outputs/reward.jsonl."""

import json
import sys

import torch
from measured import Measured, read_instances
from response_losses import batches, padded
from rewards import padding_token, scalars
from transformers import AutoModelForSequenceClassification, AutoTokenizer


def tokens_of(tokenizer, instance):
    turns = [
        {"role": "user", "content": instance["instruction"]},
        {"role": "assistant", "content": instance["response"]},
    ]
    text = tokenizer.apply_chat_template(turns, tokenize=False)
    # The template writes the token that begins a text itself.
    return tokenizer.encode(text, add_special_tokens=False)


def main():
    with open("settings.json", encoding="utf-8") as text:
        settings = json.load(text)
    instances = read_instances(settings["data"])
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = AutoTokenizer.from_pretrained(settings["reward_model"])
    model = AutoModelForSequenceClassification.from_pretrained(
        settings["reward_model"], dtype=getattr(torch, settings["dtype"]), num_labels=1
    )
    model = model.to(device).eval()

    exchanges = [tokens_of(tokenizer, instance) for instance in instances]
    padding = padding_token(model.config.pad_token_id, model.config.vocab_size, exchanges)
    model.config.pad_token_id = padding
    measured = Measured("outputs/reward.jsonl", len(instances))
    fits = [place for place in measured.missing() if len(exchanges[place]) <= settings["max_tokens"]]
    too_long = [place for place in measured.missing() if len(exchanges[place]) > settings["max_tokens"]]
    if too_long:
        sys.stderr.write("%d instances are longer than %d tokens and have no reward.\n" % (len(too_long), settings["max_tokens"]))
        measured.add([{"index": place, "reward": None} for place in too_long])
    for batch in batches([len(exchanges[place]) for place in fits], settings["batch_tokens"], 64):
        places = [fits[each] for each in batch]
        tokens, mask, _ = padded([(exchanges[place], 0) for place in places], device)
        tokens[mask == 0] = padding
        with torch.no_grad():
            found = scalars(model(input_ids=tokens, attention_mask=mask).logits)
        measured.add([{"index": place, "reward": reward} for place, reward in zip(places, found)])
    measured.finish()


if __name__ == "__main__":
    main()
