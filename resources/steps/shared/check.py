"""Checks, before a step begins, what it needs, and writes down what it runs with.

Where something is missing it ends with code 78 and one line `agora: WHAT IS WRONG. WHAT TO DO.` on standard error.
The text of this program is understood by every Python, so that one that is too old can say so.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time

MISSING = 78


def fail(what, next_step):
    sys.stderr.write("agora: %s %s\n" % (what, next_step))
    sys.exit(MISSING)


def numbers(version):
    """`2.4.1+cu121` as (2, 4, 1): what comes behind the numbers is not compared."""
    found = []
    for part in version.split("."):
        digits = ""
        for letter in part:
            if not letter.isdigit():
                break
            digits += letter
        if digits == "":
            break
        found.append(int(digits))
        if digits != part:
            break
    return tuple(found)


def compare(one, other):
    length = max(len(one), len(other))
    padded = [tuple(each) + (0,) * (length - len(each)) for each in (one, other)]
    return (padded[0] > padded[1]) - (padded[0] < padded[1])


def fits(version, wanted):
    """Whether `version` is within `>=2.4,<3`. One without numbers fits."""
    has = numbers(version)
    if not has:
        return True
    for bound in wanted.split(","):
        bound = bound.strip()
        if bound == "":
            continue
        sign = bound[:2] if bound[:2] in (">=", "<=", "==") else bound[:1]
        order = compare(has, numbers(bound[len(sign):].strip()))
        if not {">=": order >= 0, "<=": order <= 0, "==": order == 0, "<": order < 0, ">": order > 0}[sign]:
            return False
    return True


def split_requirement(text):
    for index, letter in enumerate(text):
        if letter in "<>=":
            return text[:index].strip(), text[index:].strip()
    return text.strip(), ""


def module_name(distribution):
    return distribution.replace("-", "_")


def version_of(distribution):
    """The version of an installed distribution; "unknown" where only the module is there; None where neither is."""
    from importlib import metadata, util

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        pass
    try:
        return "unknown" if util.find_spec(module_name(distribution)) else None
    except (ImportError, ValueError):
        return None


def check_python(least):
    if compare(sys.version_info[:2], numbers(least)) < 0:
        fail(
            "%s is Python %s, and %s or newer is needed." % (sys.executable, platform.python_version(), least),
            'Name another one in the target\'s "python".',
        )


def check_modules(requirements):
    any_version = os.environ.get("AGORA_ANY_VERSION", "") not in ("", "0")
    for requirement in requirements:
        distribution, wanted = split_requirement(requirement)
        version = version_of(distribution)
        install = "Install it there: %s -m pip install '%s'." % (sys.executable, requirement)
        if version is None:
            fail("%s has no module %s." % (sys.executable, distribution), install)
        if not fits(version, wanted) and not any_version:
            fail(
                "%s is %s, and this kind of step was written for %s." % (distribution, version, wanted),
                install + " Or set AGORA_ANY_VERSION=1 in the target's environment to try.",
            )


def check_commands(commands):
    for command in commands:
        if shutil.which(command) is None:
            fail(
                "There is no command %s on the PATH." % command,
                "Install it there, or make it known in the target's setup lines.",
            )


def check_secrets(names):
    for name in names:
        if os.environ.get(name, "") == "":
            fail("%s was not given." % name, "Give it when the work is launched.")


def check_data(path):
    """Every line has an instruction and a response; returns how many there are."""
    if not os.path.isfile(path):
        fail("The training data %s are not there." % path, "Launch the plan again: it sends what is missing.")
    count = 0
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip() == "":
                continue
            try:
                record = json.loads(line)
                good = isinstance(record["instruction"], str) and isinstance(record["response"], str)
            except (ValueError, KeyError, TypeError):
                good = False
            if not good:
                fail(
                    'Line %d of %s is no object with the texts "instruction" and "response".' % (number, path),
                    "Make the plan again from its archive.",
                )
            count += 1
    if count == 0:
        fail("%s holds no instance." % path, "Choose a run that has instances.")
    return count


def check_model(model):
    """A folder with a configuration and weights, or a name that the Hub or its cache has."""
    if model == "":
        fail("No model was given to begin with.", "Name a base in the plan.")
    if os.path.isdir(model):
        if not os.path.isfile(os.path.join(model, "config.json")):
            fail("The folder %s holds no config.json of a model." % model, "Run the step that makes it again.")
        weights = [name for name in os.listdir(model) if name.endswith((".safetensors", ".bin"))]
        if not weights:
            fail("The folder %s holds no weights of a model." % model, "Run the step that makes it again.")
        return
    if model.startswith(("/", ".")) or os.path.lexists(model):
        fail("There is no model in the folder %s." % model, "Give its folder on this target, or its name on the Hub.")
    try:
        import huggingface_hub
    except ImportError:
        fail("%s has no module huggingface_hub." % sys.executable, "Install it, or give the model as a folder.")
    try:
        huggingface_hub.hf_hub_download(model, "config.json")
    except Exception as error:
        name = type(error).__name__
        if name == "GatedRepoError":
            next_step = "Ask for access at https://huggingface.co/%s and give HF_TOKEN when the work is launched." % model
        elif name == "RepositoryNotFoundError":
            next_step = "Correct its name, or give HF_TOKEN if it is a private one."
        else:
            next_step = "Download it there beforehand (huggingface-cli download %s), or give its folder." % model
        fail("The model %s cannot be had: %s." % (model, one_line(error)), next_step)


def check_disk(gigabytes):
    free = shutil.disk_usage(".").free / 1e9
    if free < gigabytes:
        fail(
            "%.1f GB are free in %s, and %g GB are needed." % (free, os.getcwd(), gigabytes),
            "Free space there, choose another folder for the target, or lower the setting freeGb.",
        )


def check_gpus_given(asked, least):
    if asked < least:
        fail(
            "The step was given %s, and needs at least %d." % ("no GPU" if asked == 0 else "%d GPUs" % asked, least),
            "Set gpus among the resources of this step in the plan.",
        )


def check_gpus(asked, uses_torch):
    if asked == 0:
        return
    seen = len(gpus())
    if uses_torch:
        import torch

        seen = torch.cuda.device_count() if torch.cuda.is_available() else 0
    if seen < asked:
        visible = os.environ.get("CUDA_VISIBLE_DEVICES")
        fail(
            "%d GPU(s) were asked for and %d can be used%s."
            % (asked, seen, "" if visible is None else " (CUDA_VISIBLE_DEVICES=%s)" % visible),
            "Look at the driver with nvidia-smi there and at the CUDA version of PyTorch, or give the step fewer GPUs.",
        )


def gpus():
    if shutil.which("nvidia-smi") is None:
        return []
    query = ["nvidia-smi", "--query-gpu=name,memory.total,driver_version", "--format=csv,noheader,nounits"]
    try:
        text = subprocess.run(query, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30).stdout.decode()
    except (OSError, subprocess.TimeoutExpired):
        return []
    rows = [[cell.strip() for cell in line.split(",")] for line in text.splitlines() if line.count(",") == 2]
    return [{"name": name, "memoryMiB": memory, "driver": driver} for name, memory, driver in rows]


def commit_of(distribution):
    """The git commit of a tool that is used from a checkout; None otherwise."""
    from importlib import util

    try:
        spec = util.find_spec(module_name(distribution))
    except (ImportError, ValueError):
        return None
    places = list(spec.submodule_search_locations or []) if spec else []
    if not places or "site-packages" in places[0] or shutil.which("git") is None:
        return None
    ask = ["git", "-C", places[0], "rev-parse", "HEAD"]
    told = subprocess.run(ask, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return told.stdout.decode().strip() or None if told.returncode == 0 else None


def installed():
    from importlib import metadata

    found = {}
    for distribution in metadata.distributions():
        name = distribution.metadata["Name"]
        if name:
            found[name] = distribution.version
    return dict(sorted(found.items()))


def cuda_of_torch():
    torch = sys.modules.get("torch")
    return torch.version.cuda if torch else None


def environment(tool):
    return {
        "agoraEnvironment": 1,
        "at": int(time.time()),
        "attempt": int(os.environ.get("AGORA_ATTEMPT", "1")),
        "host": platform.node(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "executable": sys.executable,
        "tool": tool and {"name": tool, "version": version_of(tool), "commit": commit_of(tool)},
        "gpus": gpus(),
        "cuda": cuda_of_torch(),
        "cpus": os.cpu_count(),
        "slurmJob": os.environ.get("SLURM_JOB_ID"),
        "packages": installed(),
    }


def write_environment(path, tool):
    """The last attempt in full, and where those before it ran."""
    now = environment(tool)
    try:
        with open(path, encoding="utf-8") as text:
            before = json.load(text)
        kept = {key: before[key] for key in ("at", "attempt", "host", "gpus")}
        now["before"] = before.get("before", []) + [kept]
    except (OSError, ValueError, KeyError):
        now["before"] = []
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".new", "w", encoding="utf-8") as text:
        json.dump(now, text, indent=2, ensure_ascii=False)
        text.write("\n")
    os.replace(path + ".new", path)


def one_line(error):
    return " ".join(str(error).split())[:300].rstrip(".")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--python", default="3.9")
    parser.add_argument("--tool")
    parser.add_argument("--modules", nargs="*", default=[])
    parser.add_argument("--commands", nargs="*", default=[])
    parser.add_argument("--secrets", nargs="*", default=[])
    parser.add_argument("--data")
    parser.add_argument("--model")
    parser.add_argument("--free-gb", type=float, default=0)
    parser.add_argument("--gpus", type=int, default=0)
    parser.add_argument("--least-gpus", type=int, default=0)
    options = parser.parse_args()
    check_python(options.python)
    if options.data is not None:
        print("%d instances" % check_data(options.data))
    check_modules(options.modules)
    check_commands(options.commands)
    check_secrets(options.secrets)
    check_gpus_given(options.gpus, options.least_gpus)
    check_disk(options.free_gb)
    check_gpus(options.gpus, any(split_requirement(each)[0] == "torch" for each in options.modules))
    if options.model is not None:
        check_model(options.model)
    write_environment(os.path.join("outputs", "environment.json"), options.tool)


if __name__ == "__main__":
    main()
