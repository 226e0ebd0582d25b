"""A decoder-only transformer over printable characters, small enough for one processor."""

import json
import math
import os

# A matrix library of its own, such as OpenBLAS, reads this once: when PyTorch brings it.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import torch
import torch.nn.functional as F
from torch import nn

from small_files import read_json, refuse

# What a model can read and write: printable ASCII, after the end of a text and the mark between instruction and response.
CHARACTERS = "".join(chr(code) for code in range(32, 127))
END, MARK = 0, 1

RETRAIN = "Train the model again with small-train."
NAME_ONE = "name the folder of one, with model.json and weights.pt."


def prepare():
    """One thread and no operation that may give another result the second time: the same bytes wherever it runs."""
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)


class Block(nn.Module):
    """Attention to what came before, then a network at each place, both added to what they were given."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.before_attention = nn.LayerNorm(width)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.before_network = nn.LayerNorm(width)
        self.widen = nn.Linear(width, 4 * width)
        self.narrow = nn.Linear(4 * width, width)

    def forward(self, x, mask):
        rows, length, width = x.shape
        parts = self.query_key_value(self.before_attention(x)).view(rows, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) / math.sqrt(width // self.heads)
        seen = (scores + mask).softmax(-1) @ value
        x = x + self.attended(seen.transpose(1, 2).reshape(rows, length, width))
        return x + self.narrow(F.gelu(self.widen(self.before_network(x))))


class SmallModel(nn.Module):
    """Characters in, scores of the next character out. `shape` has layers, heads, width and context."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        width, symbols = shape["width"], len(CHARACTERS) + 2
        self.symbol = nn.Embedding(symbols, width)
        # Places are counted from the mark, so that instructions of any length end at the same one.
        self.place = nn.Embedding(2 * shape["context"], width)
        self.blocks = nn.ModuleList(Block(width, shape["heads"]) for _ in range(shape["layers"]))
        self.last = nn.LayerNorm(width)
        self.scores = nn.Linear(width, symbols)

    def forward(self, symbols, places):
        """`symbols` and `places` (rows × length) → scores (rows × length × symbols)."""
        length = symbols.shape[1]
        mask = torch.full((length, length), -1e9).triu(1)
        x = self.symbol(symbols) + self.place(places)
        for block in self.blocks:
            x = block(x, mask)
        return self.scores(self.last(x))


def encode(text, where):
    """Numbers of a text's characters; `where` names the text if one is unknown."""
    numbers = [CHARACTERS.find(character) + 2 for character in text]
    if 1 in numbers:
        unknown = text[numbers.index(1)]
        refuse(f"{where} holds {unknown!r}, which is not in the model's vocabulary.", "Use printable ASCII.")
    return numbers


def decode(numbers):
    """The text of numbers up to the end."""
    text = ""
    for number in numbers:
        if number == END:
            break
        text += CHARACTERS[number - 2] if number >= 2 else ""
    return text


def places_of(mark, length, context):
    """The place of each symbol in a row whose mark is at `mark`."""
    return [context + at - mark for at in range(length)]


def save_model(folder, model, name, trained):
    """Writes a model's folder aside and then gives it its name."""
    aside = f"{folder}.new"
    os.makedirs(aside, exist_ok=True)
    torch.save(model.state_dict(), os.path.join(aside, "weights.pt"))
    about = {"agora_small_model": 1, "model": name, "characters": CHARACTERS, **model.shape, "trained": trained}
    with open(os.path.join(aside, "model.json"), "w", encoding="utf-8") as file:
        file.write(json.dumps(about, indent=2) + "\n")
    os.replace(aside, folder)


def load_model(folder):
    """A model from its folder, and what its file says about it."""
    if not os.path.isdir(folder):
        refuse(f"There is no folder of a model at {folder}.", f"Resume the step that trains it, or {NAME_ONE}")
    described = read_json(os.path.join(folder, "model.json"), RETRAIN)
    if described.get("agora_small_model") != 1:
        refuse(f"{folder} is not a model of small-train.", NAME_ONE.capitalize())
    if described.get("characters") != CHARACTERS:
        refuse(f"The model in {folder} has another vocabulary than this version of small-train.", RETRAIN)
    try:
        shape = {key: int(described[key]) for key in ("layers", "heads", "width", "context")}
        model = SmallModel(shape)
        model.load_state_dict(torch.load(os.path.join(folder, "weights.pt"), weights_only=True))
    except Exception as error:
        refuse(f"The model in {folder} cannot be loaded: {error}".split("\n")[0] + ".", RETRAIN)
    return model, described
