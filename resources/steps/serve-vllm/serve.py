"""Runs a server, tells where it listens once it does, and ends it when it is told to end.

    serve.py COMMAND…

The command is given `--host` and `--port`. Its key, if it has one, is in its environment (VLLM_API_KEY) and in no argument.
outputs/address holds HOST:PORT for as long as the server listens.
"""

import os
import signal
import socket
import subprocess
import sys
import time

ADDRESS = os.path.join("outputs", "address")
GRACE_SECONDS = 20


def host():
    """Of this machine alone; under Slurm of the node, which the machine that people log in to reaches."""
    if not os.environ.get("SLURM_JOB_ID"):
        return "127.0.0.1"
    return socket.gethostbyname(os.environ.get("SLURMD_NODENAME") or socket.gethostname())


def free_port(address):
    with socket.socket() as probe:
        probe.bind((address, 0))
        return probe.getsockname()[1]


def listens(address, port):
    try:
        with socket.create_connection((address, port), timeout=2):
            return True
    except OSError:
        return False


def write_address(address, port):
    os.makedirs(os.path.dirname(ADDRESS), exist_ok=True)
    with open(ADDRESS + ".new", "w", encoding="utf-8") as text:
        text.write("%s:%d\n" % (address, port))
    os.replace(ADDRESS + ".new", ADDRESS)


def remove_address():
    if os.path.exists(ADDRESS):
        os.remove(ADDRESS)


def main():
    address = host()
    port = free_port(address)
    server = subprocess.Popen(sys.argv[1:] + ["--host", address, "--port", str(port)])
    told_to_end = []

    def end(number, frame):
        told_to_end.append(number)
        server.terminate()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    listening = False
    ended_at = None
    while server.poll() is None:
        if not listening and listens(address, port):
            listening = True
            write_address(address, port)
        if told_to_end:
            remove_address()
            ended_at = ended_at or time.monotonic()
            if time.monotonic() - ended_at > GRACE_SECONDS:
                server.kill()
        time.sleep(0.2)
    remove_address()
    sys.exit(0 if told_to_end else server.returncode or 1)


if __name__ == "__main__":
    main()
