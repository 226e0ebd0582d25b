"""Runs Arena-Hard's gen_judgment.py in a folder of this step, so that students do not write into one checkout at once.

    judge.py prepare CHECKOUT BENCHMARK PARALLEL JUDGE      (JUDGE empty: that of the benchmark's configuration)
    judge.py judge CHECKOUT BENCHMARK
"""

import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.path.join(HERE, "arena")


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip() != ""]


def own_folder(benchmark):
    """The data of the benchmark of this step, which the tool sees as `data/BENCHMARK`."""
    return os.path.join(HERE, "outputs", "arena-hard", benchmark)


def file_name(label):
    return label.replace("/", "--") + ".jsonl"


def link(target, path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.lexists(path):
        os.remove(path)
    os.symlink(target, path)


def baselines_of(checkout, questions):
    """The models that the questions' categories are compared with, by the tool's own table."""
    sys.path.insert(0, checkout)
    from utils.judge_utils import JUDGE_SETTINGS

    return sorted({JUDGE_SETTINGS[category]["baseline"] for category in {each["category"] for each in questions}})


def configured(config, judge, model_file, parallel):
    """The tool's two configurations: what is judged, and how the judge is reached."""
    chosen = judge or config["judge_model"]
    settings = {**config, "judge_model": chosen, "model_list": [model_file[: -len(".jsonl")]]}
    endpoint = {"model": chosen, "endpoints": None, "api_type": "openai", "parallel": parallel}
    return settings, {chosen: {**endpoint, "max_tokens": config["max_tokens"], "temperature": config["temperature"]}}


def prepare(checkout, benchmark, parallel, judge):
    import yaml

    data = os.path.join(checkout, "data", benchmark)
    own = own_folder(benchmark)
    os.makedirs(os.path.join(own, "model_answer"), exist_ok=True)
    for name in ("gen_judgment.py", "utils"):
        link(os.path.join(checkout, name), os.path.join(WORK, name))
    link(own, os.path.join(WORK, "data", benchmark))
    questions = os.path.join(data, "question.jsonl")
    link(questions, os.path.join(own, "question.jsonl"))
    for baseline in baselines_of(checkout, read_lines(questions)):
        answers = os.path.join(data, "model_answer", baseline + ".jsonl")
        if not os.path.exists(answers):
            sys.stderr.write("agora: The baseline's answers %s are not there. Download the benchmark's data.\n" % answers)
            sys.exit(78)
        link(answers, os.path.join(own, "model_answer", baseline + ".jsonl"))
    with open(os.path.join(checkout, "config", benchmark + ".yaml"), encoding="utf-8") as text:
        config = yaml.safe_load(text)
    with open(os.path.join(HERE, "protocol.json"), encoding="utf-8") as text:
        label = json.load(text)["label"]
    settings, endpoints = configured(config, judge, file_name(label), parallel)
    for name, value in (("judge.yaml", settings), ("endpoints.yaml", endpoints)):
        with open(os.path.join(WORK, name), "w", encoding="utf-8") as text:
            yaml.safe_dump(value, text, allow_unicode=True)


def check_program(checkout):
    """Loads the tool's program before the model answers: what it lacks is said now and not when all have been answered."""
    loaded = subprocess.run([sys.executable, "-c", "import gen_judgment"], cwd=WORK, stderr=subprocess.PIPE)
    if loaded.returncode == 0:
        return
    told = loaded.stderr.decode("utf-8", "replace").strip().splitlines() or ["code %d" % loaded.returncode]
    sys.stderr.write(
        "agora: %s/gen_judgment.py cannot be loaded (%s). Install what it needs there: %s -m pip install -r %s/requirements.txt.\n"
        % (checkout, told[-1].strip().rstrip("."), sys.executable, checkout)
    )
    sys.exit(78)


def main():
    checkout, benchmark = sys.argv[2:4]
    if sys.argv[1] == "prepare":
        prepare(checkout, benchmark, int(sys.argv[4]), sys.argv[5])
        check_program(checkout)
        return
    # Its own judgments that are there already it does not ask for again.
    words = [sys.executable, "gen_judgment.py", "--setting-file", "judge.yaml", "--endpoint-file", "endpoints.yaml"]
    code = subprocess.run(words, cwd=WORK).returncode
    # What belongs to the benchmark is no result of this step.
    own = own_folder(benchmark)
    for folder in (own, os.path.join(own, "model_answer")):
        for entry in os.scandir(folder):
            if entry.is_symlink() and code == 0:
                os.remove(entry.path)
    sys.exit(code)


if __name__ == "__main__":
    main()
