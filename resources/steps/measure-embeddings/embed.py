"""Vectors of the instructions and of the responses of a run: outputs/instruction.ENCODER.npy and response.ENCODER.npy."""

import json
import os
import shutil
import time

import torch
from sentence_transformers import SentenceTransformer
from vector_files import embed_all, file_name, write


def main():
    with open("settings.json", encoding="utf-8") as text:
        settings = json.load(text)
    with open(settings["data"], encoding="utf-8") as lines:
        instances = [json.loads(line) for line in lines if line.strip() != ""]
    device = "cuda" if torch.cuda.is_available() else "cpu"
    # Stella's own code asks for xformers on a GPU unless it is told not to.
    options = {"use_memory_efficient_attention": False, "unpad_inputs": False} if "stella" in settings["encoder"] else None
    model = SentenceTransformer(
        settings["encoder"], trust_remote_code=settings["trust_remote_code"], device=device, config_kwargs=options
    )
    model.max_seq_length = settings["max_tokens"]

    def encode(texts):
        return model.encode(
            texts,
            prompt_name=settings["prompt"],
            batch_size=settings["batch"],
            convert_to_numpy=True,
            show_progress_bar=False,
        )

    for place, text in enumerate(("instruction", "response")):

        def told(done, before=place * len(instances)):
            line = {"step": before + done, "of": 2 * len(instances), "at": int(time.time())}
            with open("progress.jsonl", "a", encoding="utf-8") as progress:
                progress.write(json.dumps(line) + "\n")

        vectors = embed_all([each[text] for each in instances], encode, os.path.join("outputs", "parts", text), told)
        write(os.path.join("outputs", file_name(text, settings["encoder"])), vectors)
    shutil.rmtree(os.path.join("outputs", "parts"))


if __name__ == "__main__":
    main()
