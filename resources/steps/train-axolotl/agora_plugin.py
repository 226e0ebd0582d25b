"""A plugin of axolotl: torch's StepLR, one step an epoch, and a line of progress.jsonl for each step."""

import json
import time

from axolotl.integrations.base import BasePlugin
from step_schedule import step_schedule
from torch.optim.lr_scheduler import LambdaLR
from transformers import TrainerCallback


class Progress(TrainerCallback):
    def on_log(self, args, state, control, logs=None, **kwargs):
        if not state.is_world_process_zero or not logs or "loss" not in logs:
            return
        line = {
            "step": state.global_step,
            "of": state.max_steps,
            "loss": float(logs["loss"]),
            "learning_rate": logs.get("learning_rate"),
            "epoch": logs.get("epoch"),
            "at": int(time.time()),
        }
        with open("progress.jsonl", "a", encoding="utf-8") as progress:
            progress.write(json.dumps(line) + "\n")


class AgoraPlugin(BasePlugin):
    def create_lr_scheduler(self, cfg, trainer, optimizer, num_training_steps):
        with open("recipe.json", encoding="utf-8") as text:
            gamma = json.load(text)["gamma"]
        steps_per_epoch = num_training_steps / trainer.args.num_train_epochs
        return LambdaLR(optimizer or trainer.optimizer, step_schedule(steps_per_epoch, gamma))

    def add_callbacks_post_trainer(self, cfg, trainer):
        return [Progress()]
