"""Answers of a model to instructions by vLLM, as protocol.json says for the role that the model has.

    {"model": …, "role": …, "roles": {ROLE: {"chat": …, "examples": FILE or null}}, "system_message": …,
     "max_model_len": …, "decoding": {"temperature": …, "top_p": …, "max_tokens": …, "repetition_penalty": …, "seed": …}}
"""

import json
import os

from measured import Measured

ANSWERS_AT_ONCE = 256


def read_protocol(path="protocol.json"):
    """With the protocol of the model's role among its own fields."""
    with open(path, encoding="utf-8") as text:
        protocol = json.load(text)
    role = protocol["roles"][protocol["role"]]
    examples = []
    if role["examples"] is not None:
        with open(role["examples"], encoding="utf-8") as lines:
            examples = [json.loads(line) for line in lines if line.strip() != ""]
    return {**protocol, "chat": role["chat"], "examples": examples}


def plain_prompt(instruction, examples):
    """For a model that knows no turns: examples in the same form, and the form for the next answer."""
    shown = ["# Instruction\n%s\n\n# Response\n%s\n\n" % (each["instruction"], each["response"]) for each in examples]
    return "".join(shown) + "# Instruction\n%s\n\n# Response\n" % instruction


# What a model that goes on with the form writes next.
PLAIN_STOPS = ["\n# Instruction"]


def prompt_tokens(tokenizer, instruction, protocol):
    if not protocol["chat"]:
        return tokenizer.encode(plain_prompt(instruction, protocol["examples"]))
    turns = [{"role": "user", "content": instruction}]
    if protocol["system_message"] != "":
        turns.insert(0, {"role": "system", "content": protocol["system_message"]})
    # The template writes the token that begins a text itself.
    text = tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)
    return tokenizer.encode(text, add_special_tokens=False)


def answer_all(instructions, protocol, path):
    """Rows `{"index", "answer", "tokens"}` in the order of the instructions; those of an attempt before are kept."""
    kept = Measured(path, len(instructions))
    missing = kept.missing()
    if missing:
        from vllm import LLM, SamplingParams

        model = LLM(
            model=protocol["model"],
            dtype="bfloat16",
            tensor_parallel_size=max(1, int(os.environ.get("AGORA_GPUS", "1"))),
            max_model_len=protocol["max_model_len"],
            seed=protocol["decoding"]["seed"],
        )
        tokenizer = model.get_tokenizer()
        sampling = SamplingParams(stop=None if protocol["chat"] else PLAIN_STOPS, **protocol["decoding"])
        longest = protocol["max_model_len"] - protocol["decoding"]["max_tokens"]
        for start in range(0, len(missing), ANSWERS_AT_ONCE):
            places = missing[start:start + ANSWERS_AT_ONCE]
            # Of an instruction that leaves no room for an answer the end is kept, which asks.
            prompts = [prompt_tokens(tokenizer, instructions[place], protocol)[-longest:] for place in places]
            given = model.generate([{"prompt_token_ids": prompt} for prompt in prompts], sampling)
            found = [each.outputs[0] for each in given]
            kept.add(
                [
                    {"index": place, "answer": each.text.strip(), "tokens": len(each.token_ids)}
                    for place, each in zip(places, found)
                ]
            )
    rows = [kept.rows[index] for index in range(len(instructions))]
    kept.finish()
    return rows
