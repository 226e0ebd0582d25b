/** Python in the place of what the programs of the steps import, as far as a test needs it. */

/**
 * A tokenizer that cuts as Llama 3's does: names of special tokens are whole, line feeds in a row are one token, so that one at
 * the border of two texts joins them.
 */
export const llamaTokens = `
import re

class Tokens:
    pieces = re.compile(r"<\\|[a-z_0-9]+\\|>|\\n+| ?\\w+|.", re.DOTALL)
    bos_token_id = 0

    def __init__(self):
        self.known = ["<|begin_of_text|>"]

    def id_of(self, piece):
        if piece not in self.known:
            self.known.append(piece)
        return self.known.index(piece)

    def encode(self, text, add_special_tokens=True):
        return ([self.bos_token_id] if add_special_tokens else []) + [self.id_of(piece) for piece in self.pieces.findall(text)]

    def decode(self, tokens):
        return "".join(self.known[token] for token in tokens)
`;

/** The trainers' modules, without anything of theirs but what reads data. */
export const trainersModules = `
${llamaTokens}
import sys, types

def stand_in(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module

tokens = Tokens()
empty = type("Empty", (), {})
stand_in("torch")
stand_in("torch.optim")
stand_in("torch.optim.lr_scheduler", LambdaLR=empty)
stand_in("yaml")
stand_in("datasets", Dataset=types.SimpleNamespace(from_list=lambda rows: rows))
stand_in("transformers", AutoModelForCausalLM=empty, TrainerCallback=empty,
    AutoTokenizer=types.SimpleNamespace(from_pretrained=lambda name: tokens))
stand_in("transformers.trainer_utils", get_last_checkpoint=None)
stand_in("trl", SFTConfig=empty, SFTTrainer=empty)
`;
