"""Trains a small language model on a file of instances, from nothing or from an earlier step's model.

Reads config.json, inputs/data.jsonl and the folder of a model that config.json names. Writes outputs/model and
outputs/small_train.json, and meanwhile a checkpoint from which a later attempt goes on to the very same result.
"""

import json
import math
import os
import random
import shutil
import signal
import time

import torch
import torch.nn.functional as F

from small_files import read_json, read_lines, refuse, sha256_of, write_json
from small_model import END, MARK, SmallModel, encode, load_model, places_of, prepare, save_model

DATA = "inputs/data.jsonl"
MODEL = "outputs/model"
CHECKPOINT = "outputs/checkpoint.pt"
RESULT = "outputs/small_train.json"
# What is no part of the response is not learnt.
NOT_LEARNT = -100

asked_to_end = False


def ask_to_end(signal_number, frame):
    global asked_to_end
    asked_to_end = True


def new_model(settings):
    """A model that has learnt nothing yet."""
    if settings["width"] % settings["heads"] != 0:
        refuse(f'The width {settings["width"]} is no multiple of {settings["heads"]} heads.', "Change one of the two.")
    return SmallModel({key: settings[key] for key in ("layers", "heads", "width", "context")})


def read_rows(context):
    """Each instance as the numbers of instruction, mark, response and end, with the place of its mark."""
    rows = []
    for number, row in enumerate(read_lines(DATA, ("instruction", "response"), "Correct the run's data."), 1):
        where = f"{DATA}, line {number},"
        instruction, response = encode(row["instruction"], where), encode(row["response"], where)
        symbols = instruction + [MARK] + response + [END]
        if len(symbols) > context:
            fact = f"{where} has {len(symbols)} symbols, and the model reads {context}."
            refuse(fact, "Shorten it, or give the base a longer context.")
        rows.append((symbols, len(instruction)))
    return rows


def chosen_for(step, rows, batch_size, seed):
    """Which rows a step sees: passes over all of them, each in an order of its own that its number alone decides."""
    chosen, at = [], step * batch_size
    while len(chosen) < batch_size:
        epoch, offset = divmod(at + len(chosen), rows)
        order = list(range(rows))
        random.Random(seed * 1_000_003 + epoch).shuffle(order)
        chosen += order[offset : offset + batch_size - len(chosen)]
    return chosen


def batch_of(chosen, context):
    """Symbols, their places, and what should follow each (three tensors, rows × length)."""
    longest = max(len(symbols) for symbols, _ in chosen) - 1
    inputs, places, targets = [], [], []
    for symbols, mark in chosen:
        padding = longest - (len(symbols) - 1)
        inputs.append(symbols[:-1] + [END] * padding)
        places.append(places_of(mark, longest, context))
        targets.append([NOT_LEARNT] * mark + symbols[mark + 1 :] + [NOT_LEARNT] * padding)
    return torch.tensor(inputs), torch.tensor(places), torch.tensor(targets)


def rate_at(step, steps, highest):
    """Learning rate: up over the first twentieth, then down along a cosine to a tenth."""
    warm = max(1, steps // 20)
    if step < warm:
        return highest * (step + 1) / warm
    return highest * (0.55 + 0.45 * math.cos(math.pi * (step - warm) / max(1, steps - warm)))


def learn(model, optimizer, batch, rate):
    """One update of the weights; gives the mean loss of a response's symbol before it."""
    inputs, places, targets = batch
    for group in optimizer.param_groups:
        group["lr"] = rate
    loss = F.cross_entropy(model(inputs, places).flatten(0, 1), targets.flatten(), ignore_index=NOT_LEARNT)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item()


def save_checkpoint(step, model, optimizer, history):
    """All that the next step depends on, in its place at once. PyTorch 1.13 reads no numbers safely but whole ones."""
    moments = optimizer.state_dict()["state"]
    state = {"step": step, "model": model.state_dict(), "moments": moments, "history": json.dumps(history)}
    torch.save(state, f"{CHECKPOINT}.new")
    os.replace(f"{CHECKPOINT}.new", CHECKPOINT)


def load_checkpoint(model, optimizer):
    """The number of steps that are done and their history; nothing where there is no checkpoint."""
    if not os.path.exists(CHECKPOINT):
        return 0, []
    state = torch.load(CHECKPOINT, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict({**optimizer.state_dict(), "state": state["moments"]})
    print(f'Going on after step {state["step"]}.')
    return state["step"], json.loads(state["history"])


def train(model, rows, settings):
    """Trains the model where it stands and gives the history of its losses; ends early where that is asked."""
    steps, batch_size, context = settings["steps"], settings["batchSize"], model.shape["context"]
    # One way of adding up, so that no version's default decides the last bits.
    optimizer = torch.optim.AdamW(model.parameters(), weight_decay=settings["weightDecay"], foreach=False)
    first, history = load_checkpoint(model, optimizer)
    for step in range(first, steps):
        chosen = [rows[index] for index in chosen_for(step, len(rows), batch_size, settings["seed"])]
        rate = rate_at(step, steps, settings["learningRate"])
        loss = learn(model, optimizer, batch_of(chosen, context), rate)
        done = step + 1
        if done % settings["logEvery"] == 0 or done == steps:
            epoch = round(done * batch_size / len(rows), 4)
            history.append({"step": done, "epoch": epoch, "loss": round(loss, 6), "learning_rate": rate})
            with open("progress.jsonl", "a", encoding="utf-8") as file:
                file.write(json.dumps({**history[-1], "of": steps, "at": int(time.time())}) + "\n")
        if done < steps and (asked_to_end or done % settings["checkpointEvery"] == 0):
            save_checkpoint(done, model, optimizer, history)
        if done < steps and asked_to_end:
            print(f"Asked to end: saved after step {done} of {steps}.")
            raise SystemExit(128 + signal.SIGTERM)
    return history


def main():
    signal.signal(signal.SIGTERM, ask_to_end)
    about = read_json("config.json", "Plan the step again.")
    name, settings = about["model"], about["settings"]
    os.makedirs("outputs", exist_ok=True)
    if os.path.exists(RESULT):
        print("The model is there already.")
        return
    prepare()
    torch.manual_seed(settings["seed"])
    model, parent = (new_model(settings), None) if about["from"] is None else load_model(about["from"])
    rows = read_rows(model.shape["context"])
    parameters = sum(each.numel() for each in model.parameters())
    print(f'{len(rows)} instances, {parameters} parameters, {settings["steps"]} steps of {settings["batchSize"]}.')
    history = train(model, rows, settings)

    trained = {
        "agora_small_train": 1,
        "model": name,
        "from": None if parent is None else parent["model"],
        "data": {"instances": len(rows), "sha256": sha256_of(DATA)},
        "settings": {**settings, **model.shape},
        "parameters": parameters,
    }
    shutil.rmtree(MODEL, ignore_errors=True)
    save_model(MODEL, model, name, trained)
    # Last of all: that it is there says that all of it is.
    write_json(RESULT, {**trained, "history": history})
    if os.path.exists(CHECKPOINT):
        os.remove(CHECKPOINT)


main()
