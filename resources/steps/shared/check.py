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
    """All that is missing is said at once: who installs it should not have to come back for the next."""
    any_version = os.environ.get("AGORA_ANY_VERSION", "") not in ("", "0")
    missing, unfit, wanted_ones = [], [], []
    for requirement in requirements:
        distribution, wanted = split_requirement(requirement)
        version = version_of(distribution)
        if version is None:
            missing.append(distribution)
        elif not fits(version, wanted) and not any_version:
            unfit.append("%s is %s, and this kind of step was written for %s." % (distribution, version, wanted))
        else:
            continue
        wanted_ones.append("'%s'" % requirement)
    if not wanted_ones:
        return
    said = []
    if missing:
        said.append("%s has no module%s %s." % (sys.executable, "s" if len(missing) > 1 else "", ", ".join(missing)))
    install = "Install %s there: %s -m pip install %s."
    next_step = install % ("it" if len(wanted_ones) == 1 else "them", sys.executable, " ".join(wanted_ones))
    if unfit:
        next_step += " Or set AGORA_ANY_VERSION=1 in the target's environment to try."
    fail(" ".join(said + unfit), next_step)


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


def shown(line):
    """A line as it is named in a message: on one line, not too long, and with a trace of what is no text."""
    words = " ".join(line.decode("utf-8", "backslashreplace").split())
    return words if len(words) <= 120 else words[:117] + "..."


def fault_of(line):
    """What is wrong with a line of the data; None for nothing."""
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return "is not UTF-8 at byte %d" % (error.start + 1)
    except ValueError as error:
        return "is not JSON (%s)" % one_line(error)
    if not isinstance(record, dict):
        return "is no object"
    for field in ("instruction", "response"):
        if not isinstance(record.get(field), str):
            return 'has no text "%s"' % field
    return None


def check_data(path):
    """Every line has an instruction and a response; returns how many there are."""
    if not os.path.isfile(path):
        fail("The training data %s are not there." % path, "Launch the plan again: it sends what is missing.")
    count = 0
    try:
        with open(path, "rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip() == b"":
                    continue
                fault = fault_of(line)
                if fault is not None:
                    fail(
                        "Line %d of %s %s: %s." % (number, path, fault, shown(line)),
                        "Correct the run's data, then make the plan again.",
                    )
                count += 1
    except OSError as error:
        fail("The training data %s cannot be read: %s." % (path, error.strerror), "Look at its permissions there.")
    if count == 0:
        fail("%s holds no instance." % path, "Choose a run that has instances.")
    return count


AGAIN = "Run the step that makes it again, or download it again there."
# Of what a clone without Git LFS brings in the place of a large file.
LFS = b"version https://git-lfs"


def check_weights(folder, names):
    weights = [name for name in names if name.endswith((".safetensors", ".bin"))]
    for index in ("model.safetensors.index.json", "pytorch_model.bin.index.json"):
        if index in names:
            parts = sorted(set(read_object(os.path.join(folder, index)).get("weight_map", {}).values()))
            missing = [part for part in parts if part not in names]
            if missing and len(missing) < len(parts):
                fail("The folder %s lacks %d of %d files of weights, first %s." % (folder, len(missing), len(parts), missing[0]), AGAIN)
    if not weights:
        fail("The folder %s holds no weights of a model." % folder, AGAIN)
    for name in weights:
        with open(os.path.join(folder, name), "rb") as file:
            head = file.read(len(LFS))
        if head == b"":
            fail("The file %s of the model %s is empty." % (name, folder), AGAIN)
        if head == LFS:
            fail("The file %s of the model %s is a pointer of Git LFS." % (name, folder), 'Run "git lfs pull" in that folder there.')


def read_object(path):
    try:
        with open(path, encoding="utf-8") as text:
            value = json.load(text)
    except (OSError, ValueError) as error:
        fail("%s cannot be read as JSON: %s." % (path, one_line(error)), AGAIN)
    if not isinstance(value, dict):
        fail("%s is no JSON object." % path, AGAIN)
    return value


def check_model(model):
    """A folder with a configuration and weights, or a name that the Hub or its cache has."""
    if model == "":
        fail("No model was given to begin with.", "Name a base in the plan.")
    if os.path.isdir(model):
        names = os.listdir(model)
        if "config.json" not in names:
            fail("The folder %s holds no config.json of a model." % model, AGAIN)
        read_object(os.path.join(model, "config.json"))
        check_weights(model, names)
        if not any(name.startswith(("tokenizer", "vocab")) or name.endswith((".model", ".tiktoken")) for name in names):
            fail("The folder %s holds no tokenizer of a model." % model, AGAIN)
        return
    if model.startswith(("/", ".", "~", "needs/")) or os.path.lexists(model):
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
            "Free space there, choose another folder for the target, or lower the setting freeGb where the step has one.",
        )


def check_gpus_given(asked, least):
    if asked < least:
        fail(
            "The step was given %s, and needs at least %d." % ("no GPU" if asked == 0 else "%d GPUs" % asked, least),
            "Set gpus among the resources of this step in the plan.",
        )


def cuda():
    """PyTorch's way to the GPUs."""
    try:
        import torch
    except Exception as error:
        words = "%s: %s" % (type(error).__name__, one_line(error))
        fail("PyTorch of %s cannot be loaded (%s)." % (sys.executable, words), "Install it there anew, for the CUDA of its driver.")
    return torch.cuda


def check_gpus(asked, uses_torch, bfloat16):
    if asked == 0:
        return
    if uses_torch:
        seen = cuda().device_count() if cuda().is_available() else 0
    else:
        seen = len(gpus())
    if seen < asked:
        visible = os.environ.get("CUDA_VISIBLE_DEVICES")
        fail(
            "%d GPU(s) were asked for and %d can be used%s."
            % (asked, seen, "" if visible is None else " (CUDA_VISIBLE_DEVICES=%s)" % visible),
            "Look at the driver with nvidia-smi there and at the CUDA version of PyTorch, or give the step fewer GPUs.",
        )
    for place in range(asked if uses_torch and bfloat16 else 0):
        major, minor = cuda().get_device_capability(place)
        if major < 8:
            fail(
                "The GPU %s has compute capability %d.%d, and bfloat16 needs 8.0." % (cuda().get_device_name(place), major, minor),
                "Use GPUs of NVIDIA's generation Ampere or newer.",
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
    parser.add_argument("--bfloat16", action="store_true")
    options = parser.parse_args()
    check_python(options.python)
    if options.data is not None:
        print("%d instances" % check_data(options.data))
    check_modules(options.modules)
    check_commands(options.commands)
    check_secrets(options.secrets)
    check_gpus_given(options.gpus, options.least_gpus)
    check_disk(options.free_gb)
    uses_torch = any(split_requirement(each)[0] == "torch" for each in options.modules)
    check_gpus(options.gpus, uses_torch, options.bfloat16)
    if options.model is not None:
        check_model(options.model)
    write_environment(os.path.join("outputs", "environment.json"), options.tool)


if __name__ == "__main__":
    main()
