"""Lets a model answer the tasks of EvalPlus by EvalPlus's own program, with decoding.json where that has no arguments.

    generate.py MODEL DATASET CHAT GPUS

Writes the path of the samples to samples-DATASET beside this program.
"""

import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def with_decoding(sampling, decoding):
    """vLLM's class of sampling parameters with these in the place of those that EvalPlus gives."""

    def parameters(**given):
        return sampling(**{**given, **decoding})

    return parameters


def without_begin(make):
    """EvalPlus's maker of chat prompts without the token that begins a text: vLLM puts it before every prompt."""

    def prompt(task, instruction, response, tokenizer):
        text = make(task, instruction, response, tokenizer)
        begin = tokenizer.bos_token
        return text[len(begin):] if begin and text.startswith(begin) else text

    return prompt


def main():
    model, dataset, chat, gpus = sys.argv[1:5]
    with open(os.path.join(HERE, "decoding.json"), encoding="utf-8") as text:
        decoding = json.load(text)
    from evalplus.codegen import run_codegen
    from evalplus.provider import vllm as provider

    provider.SamplingParams = with_decoding(provider.SamplingParams, decoding)
    provider.make_raw_chat_prompt = without_begin(provider.make_raw_chat_prompt)
    samples = run_codegen(
        model=model,
        dataset=dataset,
        root=os.path.join(HERE, "outputs", "evalplus"),
        backend="vllm",
        greedy=True,
        force_base_prompt=chat != "true",
        tp=int(gpus),
    )
    with open(os.path.join(HERE, "samples-" + dataset), "w", encoding="utf-8") as told:
        told.write(samples)


if __name__ == "__main__":
    main()
