"""Supervised fine-tuning with TRL by the fields of sft.yaml, and by recipe.json what TRL has no field for."""

import json
import math
import os
import sys
import time

import torch
import yaml
from datasets import Dataset
from step_schedule import step_schedule
from torch.optim.lr_scheduler import LambdaLR
from transformers import AutoModelForCausalLM, AutoTokenizer, TrainerCallback
from transformers.trainer_utils import get_last_checkpoint
from trl import SFTConfig, SFTTrainer


def read_instances(path, system_message):
    """Conversations in TRL's form of a prompt and its completion."""
    rows = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() == "":
                continue
            instance = json.loads(line)
            asked = [{"role": "user", "content": instance["instruction"]}]
            if system_message != "":
                asked.insert(0, {"role": "system", "content": system_message})
            rows.append({"prompt": asked, "completion": [{"role": "assistant", "content": instance["response"]}]})
    return Dataset.from_list(rows)


class SteppedTrainer(SFTTrainer):
    """With a learning rate that falls by a step at each epoch."""

    gamma = 1.0

    def create_scheduler(self, num_training_steps, optimizer=None):
        if self.lr_scheduler is None:
            steps_per_epoch = num_training_steps / self.args.num_train_epochs
            warmup = self.args.get_warmup_steps(num_training_steps)

            factor = step_schedule(steps_per_epoch, self.gamma, warmup)
            self.lr_scheduler = LambdaLR(optimizer or self.optimizer, factor)
            self._created_lr_scheduler = True
        return self.lr_scheduler


class Progress(TrainerCallback):
    """A line of progress.jsonl for each step."""

    def on_log(self, args, state, control, logs=None, **kwargs):
        if not state.is_world_process_zero or not logs or "loss" not in logs:
            return
        loss = float(logs["loss"])
        if not math.isfinite(loss):
            # Nothing that is learned after it is of use.
            fact = "agora: The loss is no number (%s) at step %d." % (loss, state.global_step)
            sys.exit(fact + " Lower the learning rate, or look at the data and the losses before it.")
        line = {
            "step": state.global_step,
            "of": state.max_steps,
            "loss": loss,
            "learning_rate": logs.get("learning_rate"),
            "epoch": logs.get("epoch"),
            "at": int(time.time()),
        }
        with open("progress.jsonl", "a", encoding="utf-8") as progress:
            progress.write(json.dumps(line) + "\n")


def main():
    with open("recipe.json", encoding="utf-8") as text:
        recipe = json.load(text)
    with open("sft.yaml", encoding="utf-8") as text:
        config = SFTConfig(**yaml.safe_load(text))
    tokenizer = AutoTokenizer.from_pretrained(recipe["model"])
    if tokenizer.pad_token is None:
        # Llama 3.1 has a token for it; a new one would have no weights.
        padding = "<|finetune_right_pad_id|>"
        tokenizer.pad_token = padding if padding in tokenizer.get_vocab() else tokenizer.eos_token
    model = AutoModelForCausalLM.from_pretrained(
        recipe["model"],
        dtype=torch.float32 if recipe["float32_weights"] else torch.bfloat16,
        attn_implementation=recipe["attn_implementation"],
    )
    model.config.use_cache = False
    SteppedTrainer.gamma = recipe["gamma"]
    trainer = SteppedTrainer(
        model=model,
        args=config,
        train_dataset=read_instances(recipe["data"], recipe["system_message"]),
        processing_class=tokenizer,
        callbacks=[Progress()],
    )
    before = get_last_checkpoint(config.output_dir) if os.path.isdir(config.output_dir) else None
    trainer.train(resume_from_checkpoint=before)
    trainer.model.config.use_cache = True
    trainer.save_model()
    trainer.save_state()


if __name__ == "__main__":
    main()
