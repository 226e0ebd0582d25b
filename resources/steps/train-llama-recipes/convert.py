"""Puts the shards that llama-recipes left together to a model as transformers keeps one."""

import glob
import json
import os
import sys

import torch
from llama_recipes.model_checkpointing import load_sharded_model_single_gpu
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer


def main():
    with open("recipe.json", encoding="utf-8") as text:
        base = json.load(text)["model"]
    found = glob.glob(os.path.join("outputs", "shards", "**", ".metadata"), recursive=True)
    if len(found) != 1:
        sys.exit("agora: The training left %d sharded models in outputs/shards. Look at the end of its log." % len(found))
    empty = AutoModelForCausalLM.from_config(AutoConfig.from_pretrained(base), torch_dtype=torch.bfloat16)
    model = load_sharded_model_single_gpu(empty, os.path.dirname(found[0]))
    model.save_pretrained("outputs/model")
    AutoTokenizer.from_pretrained(base).save_pretrained("outputs/model")


if __name__ == "__main__":
    main()
