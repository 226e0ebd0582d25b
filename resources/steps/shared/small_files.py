"""Files of a step: what is read is checked, what is written appears whole or not at all."""

import hashlib
import json
import os
import sys


def refuse(what, what_to_do):
    """Ends the step before it begins: its input is not what it needs."""
    print(f"agora: {what} {what_to_do}", file=sys.stderr, flush=True)
    raise SystemExit(78)


def read_json(path, what_to_do):
    """A JSON object from `path`."""
    try:
        with open(path, encoding="utf-8") as file:
            value = json.load(file)
    except OSError as error:
        refuse(f"{path} cannot be read: {error.strerror}.", what_to_do)
    except ValueError as error:
        refuse(f"{path} is not JSON: {error}.", what_to_do)
    if not isinstance(value, dict):
        refuse(f"{path} is not a JSON object.", what_to_do)
    return value


def read_lines(path, fields, what_to_do):
    """The objects of a JSON lines file, each with all of `fields` as strings that are not empty."""
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
    except OSError as error:
        refuse(f"{path} cannot be read: {error.strerror}.", what_to_do)
    except UnicodeDecodeError as error:
        refuse(f"{path} is not UTF-8: {error.reason} at byte {error.start}.", what_to_do)
    rows = []
    for number, line in enumerate(lines, 1):
        if line.strip() == "":
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            refuse(f"{path}, line {number}, is not JSON: {error}.", what_to_do)
        for field in fields:
            value = row.get(field) if isinstance(row, dict) else None
            if not isinstance(value, str) or value == "":
                refuse(f'{path}, line {number}, has no text "{field}".', what_to_do)
        rows.append(row)
    if not rows:
        refuse(f"{path} holds no lines.", what_to_do)
    return rows


def sha256_of(path):
    """SHA-256 of a file's bytes."""
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def write_json(path, value):
    """Puts a JSON document in its place at once."""
    write_text(path, json.dumps(value, indent=2) + "\n")


def write_text(path, text):
    """Puts a text in its place at once, on the disk before it has its name."""
    aside = f"{path}.new"
    with open(aside, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, path)
