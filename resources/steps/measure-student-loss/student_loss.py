"""Loss of responses in the format of training, per instance: outputs/student_loss.jsonl, or reference_loss.jsonl."""

import json

import torch
from chat_tokens import IGNORED, encode
from measured import Measured, read_instances
from response_losses import batches, measure
from transformers import AutoModelForCausalLM, AutoTokenizer


def row_of(tokenizer, system_message, instance, longest):
    """Tokens of an exchange, and how many of them stand before the response."""
    tokens, labels = encode(tokenizer, system_message, instance["instruction"], instance["response"])
    before = labels.count(IGNORED)
    return tokens[:longest], min(before, longest)


def main():
    with open("settings.json", encoding="utf-8") as text:
        settings = json.load(text)
    instances = read_instances(settings["data"])
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = AutoTokenizer.from_pretrained(settings["model"])
    model = AutoModelForCausalLM.from_pretrained(settings["model"], dtype=getattr(torch, settings["dtype"]))
    model = model.to(device).eval()

    system = settings["system_message"]
    exchanges = [row_of(tokenizer, system, instance, settings["max_tokens"]) for instance in instances]
    field = settings["field"]
    measured = Measured("outputs/%s.jsonl" % field, len(instances))
    missing = measured.missing()
    for batch in batches([len(exchanges[place][0]) for place in missing], settings["batch_tokens"], 64):
        places = [missing[each] for each in batch]
        found = measure(model, [exchanges[place] for place in places], device)
        measured.add([{"index": place, field: loss} for place, (loss, _) in zip(places, found)])
    measured.finish()


if __name__ == "__main__":
    main()
