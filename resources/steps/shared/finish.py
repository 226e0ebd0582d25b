"""Makes a trained model ready for what comes after, and removes what only an interrupted training needs.

    finish.py FOLDER TEMPLATE [--end TOKEN] [--system MESSAGE]

The tokenizer gets the chat template that the model was trained with, the system message of its training where a
conversation brings none, and the turn's end as an end of generation: evaluators that ask the tokenizer
(lm-evaluation-harness, EvalPlus, vLLM) then talk to the model as it was taught. Checkpoints go: one of an 8B model with its
optimiser takes some 60 GB.
"""

import argparse
import glob
import json
import os
import shutil
import sys

LLAMA3_END = "<|eot_id|>"
# The line of llama3.jinja that a system message goes into; a template without it has its own way.
NO_SYSTEM = "{%- set default_system = none %}"


def read_json(path):
    try:
        with open(path, encoding="utf-8") as text:
            return json.load(text)
    except FileNotFoundError:
        return None


def write_json(path, value):
    with open(path + ".new", "w", encoding="utf-8") as text:
        json.dump(value, text, indent=2, ensure_ascii=False)
        text.write("\n")
    os.replace(path + ".new", path)


def token_id(folder, token):
    """Of an added token, by tokenizer.json; None where the tokenizer does not know it."""
    tokenizer = read_json(os.path.join(folder, "tokenizer.json")) or {}
    for added in tokenizer.get("added_tokens", []):
        if added.get("content") == token:
            return added.get("id")
    return None


def teach_tokenizer(folder, template, end):
    path = os.path.join(folder, "tokenizer_config.json")
    config = read_json(path)
    if config is None:
        sys.exit("agora: The training left no tokenizer in %s. Look at the end of its log." % folder)
    config["chat_template"] = template
    if token_id(folder, end) is not None:
        config["eos_token"] = end
    write_json(path, config)
    # Newer versions of transformers read the file, older ones the configuration.
    with open(os.path.join(folder, "chat_template.jinja"), "w", encoding="utf-8") as text:
        text.write(template)


def end_generation(folder, token):
    """Generation ends at the end of a turn, and at what the base ends at."""
    end = token_id(folder, token)
    if end is None:
        return
    path = os.path.join(folder, "generation_config.json")
    config = read_json(path) or {}
    before = config.get("eos_token_id")
    ends = before if isinstance(before, list) else [] if before is None else [before]
    config["eos_token_id"] = [end] + [each for each in ends if each != end]
    write_json(path, config)


def keep_state(folder):
    """The trainer's account of the training, of the last checkpoint where it wrote none beside the model."""
    path = os.path.join(folder, "trainer_state.json")
    states = glob.glob(os.path.join(folder, "checkpoint-*", "trainer_state.json"))
    if states and not os.path.exists(path):
        shutil.copyfile(max(states, key=os.path.getmtime), path)


def with_system(template, message):
    """The template with a system message for conversations that bring none."""
    if not message:
        return template
    return template.replace(NO_SYSTEM, "{%%- set default_system = %s %%}" % json.dumps(message, ensure_ascii=False))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("template")
    parser.add_argument("--end", default=LLAMA3_END)
    parser.add_argument("--system")
    options = parser.parse_args()
    folder = options.folder
    if not glob.glob(os.path.join(folder, "*.safetensors")) and not glob.glob(os.path.join(folder, "*.bin")):
        sys.exit("agora: The training left no weights in %s. Look at the end of its log." % folder)
    with open(options.template, encoding="utf-8") as text:
        teach_tokenizer(folder, with_system(text.read(), options.system), options.end)
    end_generation(folder, options.end)
    keep_state(folder)
    for checkpoint in glob.glob(os.path.join(folder, "checkpoint-*")):
        shutil.rmtree(checkpoint)


if __name__ == "__main__":
    main()
