"""One exchange in the chat format of Llama 3, as tokens and as labels for the response alone."""

IGNORED = -100


def prompt_text(system_message, instruction):
    """All before the response but the token that begins every text, which the tokenizer puts there. '' is no system turn."""
    turns = [("user", instruction)] if system_message == "" else [("system", system_message), ("user", instruction)]
    text = "".join("<|start_header_id|>%s<|end_header_id|>\n\n%s<|eot_id|>" % turn for turn in turns)
    return text + "<|start_header_id|>assistant<|end_header_id|>\n\n"


def encode(tokenizer, system_message, instruction, response):
    """Tokens, and labels of the same length: the response's tokens with the end of its turn, -100 before it."""
    prompt = prompt_text(system_message, instruction)
    before = tokenizer.encode(prompt)
    # Prompt and response in one go, as the model will see them, where their border is none of tokens.
    tokens = tokenizer.encode(prompt + response + "<|eot_id|>")
    if tokens[: len(before)] != before:
        tokens = before + tokenizer.encode(response + "<|eot_id|>", add_special_tokens=False)
    return tokens, [IGNORED] * len(before) + tokens[len(before):]
