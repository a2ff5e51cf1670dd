"""Runs of the tool, and what its errors offer: orders of layers, and commands that can be pasted."""

import os
import pathlib
import subprocess
import sys

ANALYZE_ONLY = ("--timeout", "0.5")


class Tool:
    """The tool under the name `supportcheck`, in a folder of its own that is first on the PATH, before it the environment of this Python."""

    def __init__(self, path, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.path = self.folder / "supportcheck"
        self.path.symlink_to(pathlib.Path(path).resolve())
        python = pathlib.Path(sys.executable).parent
        self.environment = os.environ | {
            "PATH": os.pathsep.join([str(self.folder), str(python), os.environ.get("PATH", "")]), "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1",
        }

    def run(self, arguments, folder):
        command = [str(self.path), *(str(argument) for argument in arguments)]
        return subprocess.run(command, cwd=folder, env=self.environment, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)

    def analyze(self, arguments, folder):
        return self.run(["analyze", *arguments], folder)

    def paste(self, line, folder):
        """Runs a line as a reader would."""
        return subprocess.run(
            ["sh", "-c", line], cwd=folder, env=self.environment, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)


def commands(error):
    """The lines of an error that can be pasted."""
    lines = [line[4:] for line in error.splitlines() if line.startswith("    ")]
    return [line for line in lines if line.startswith(("supportcheck ", "python3 -c "))]


def listed_orders(error, names):
    """The lines of an error that are orders of all these names."""
    orders = []
    for line in error.splitlines():
        if line.startswith("  ") and not line.startswith("   "):
            order = tuple(line[2:].split(", "))
            if sorted(order) == sorted(names):
                orders.append(order)
    return orders


def first_line(run):
    return next(iter(run.stderr.splitlines()), "(nothing on standard error)")
