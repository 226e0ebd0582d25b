"""Numbers of instances, kept as they come and written in the instances' order at the end.

A step that is run again goes on after the instances that it has done. The file has a line for each instance:
`{"index": 0, …}`, the index being the instance's place in the run's data, from 0.
"""

import json
import os
import time


def read_instances(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip() != ""]


class Measured:
    def __init__(self, path, total):
        self.path = path
        self.total = total
        self.partial = path + ".partial"
        self.rows = {}
        os.makedirs(os.path.dirname(path), exist_ok=True)
        self._read_partial()

    def _read_partial(self):
        try:
            with open(self.partial, "rb") as lines:
                content = lines.read()
        except FileNotFoundError:
            return
        # What was being written when it was ended is no line yet.
        whole = content[: content.rfind(b"\n") + 1]
        for line in whole.splitlines():
            row = json.loads(line)
            self.rows[row["index"]] = row
        if len(whole) < len(content):
            with open(self.partial, "wb") as lines:
                lines.write(whole)

    def missing(self):
        """Places of instances that have no numbers yet."""
        return [index for index in range(self.total) if index not in self.rows]

    def add(self, rows):
        """Keeps rows that each have an `index`, and tells how far it is."""
        with open(self.partial, "a", encoding="utf-8") as lines:
            for row in rows:
                lines.write(json.dumps(row, allow_nan=False) + "\n")
                self.rows[row["index"]] = row
        told = {"step": len(self.rows), "of": self.total, "at": int(time.time())}
        with open("progress.jsonl", "a", encoding="utf-8") as progress:
            progress.write(json.dumps(told) + "\n")

    def finish(self):
        with open(self.path + ".new", "w", encoding="utf-8") as lines:
            for index in range(self.total):
                lines.write(json.dumps(self.rows[index], allow_nan=False) + "\n")
        os.replace(self.path + ".new", self.path)
        if os.path.exists(self.partial):
            os.remove(self.partial)
