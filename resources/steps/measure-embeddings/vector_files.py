"""Vectors in parts, each written when it is done, and put together at the end: a step that is run again keeps its parts."""

import os

import numpy as np

TEXTS_OF_PART = 1024


def embed_all(texts, encode, folder, told=lambda done: None):
    """One float32 row for each text, in their order. `encode` gives the rows of some texts; parts lie in `folder`."""
    os.makedirs(folder, exist_ok=True)
    parts = []
    for start in range(0, len(texts), TEXTS_OF_PART):
        path = os.path.join(folder, "%09d.npy" % start)
        if not os.path.exists(path):
            rows = np.asarray(encode(texts[start:start + TEXTS_OF_PART]), dtype="<f4")
            # The name of a temporary file ends as NumPy wants it to.
            with open(path + ".new", "wb") as file:
                np.save(file, np.ascontiguousarray(rows))
            os.replace(path + ".new", path)
        parts.append(np.load(path))
        told(min(start + TEXTS_OF_PART, len(texts)))
    return np.concatenate(parts)


def file_name(text, encoder):
    """As the workbench reads it: which text the vectors are of, and whose they are."""
    plain = "".join(letter if letter.isalnum() or letter in "_-" else "-" for letter in encoder.rstrip("/").split("/")[-1])
    return "%s.%s.npy" % (text, plain)


def write(path, vectors):
    with open(path + ".new", "wb") as file:
        np.save(file, vectors)
    os.replace(path + ".new", path)
