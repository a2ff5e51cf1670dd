"""Completes command lines in bash, zsh and fish, as a reader at a terminal would, and says what differs from what is expected.

    completions.py FOLDER

FOLDER is the unpacked release: the programs in bin, the completions in share. A shell that is not installed is named and passed over. Exits 1 if some
completion is missing or wrong.
"""

import os
import pathlib
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time

# What is typed, and what must be offered. Where there is one way to go on, shells take it.
EXPECTED = [
    ("supportcheck ex", ["explain"]),
    ("supportcheck --comp", ["--completions"]),
    ("supportcheck --completions f", ["fish"]),
    ("supportcheck analyze --form", ["--format"]),
    ("supportcheck analyze --format sa", ["sarif"]),
    ("supportcheck analyze --color ", ["auto", "always", "never"]),
    ("supportcheck analyze --certificate lu-2", ["lu-2x2.json"]),
    ("supportcheck analyze lu-2", ["lu-2x2.json"]),
    ("supportcheck census --exact", ["--exact-width"]),
    ("supportcheck census --certificates fol", ["folder"]),
    ("supportcheck explain SC12", ["SC121", "SC122", "SC128"]),
    ("supportcheck generate kal", ["kaleidoscope"]),
    ("supportcheck solve --recover", ["--recover-structure"]),
    ("supportcheck solve --method ad", ["adam"]),
    ("supportcheck theory lu", ["lu-training"]),
    ("supportcheck verify --tru", ["--trusted"]),
    ("supportcheck-verify --inp", ["--input"]),
    ("supportcheck-verify --format j", ["json"]),
]


def bash(folder, line, cwd):
    """What the function of bash offers for the last word of a line."""
    words = line.split(" ")
    script = f"""
        source {folder}/share/bash-completion/completions/{words[0]}
        COMP_WORDS=({' '.join(repr(word) for word in words)}) COMP_CWORD={len(words) - 1}
        {'_' + words[0].replace('-', '_')}
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    return subprocess.run(["bash", "--norc", "-c", script], cwd=cwd, capture_output=True, text=True, check=True).stdout.split()


def fish(folder, line, cwd):
    program = line.split(" ")[0]
    source = f"{folder}/share/fish/vendor_completions.d/{program}.fish"
    script = f"source {source}; complete -C {line!r}"
    run = subprocess.run(["fish", "--no-config", "-c", script], cwd=cwd, capture_output=True, text=True, check=True)
    return [offer.split("\t")[0] for offer in run.stdout.splitlines()]


def zsh(folder, line, cwd):
    """What a zsh at a terminal shows after a tabulator: the line that it went on with, and its list."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(cwd)
        os.environ.update(TERM="dumb", PS1="ready> ", LINES="60", COLUMNS="120")
        os.execvp("zsh", ["zsh", "-f", "-i"])
    shown = ""

    def read(until=None, most=15.0, quiet=0.7):
        nonlocal shown
        end = time.monotonic() + most
        while time.monotonic() < end:
            if select.select([terminal], [], [], quiet)[0]:
                try:
                    shown += os.read(terminal, 65536).decode(errors="replace")
                except OSError:
                    return
            elif until is None or until in shown:
                return

    dump = pathlib.Path(cwd) / ".zcompdump"
    setup = f"unsetopt promptsp zle_bracketed_paste 2>/dev/null; fpath=({folder}/share/zsh/site-functions $fpath); autoload -U compinit; compinit -u -d {dump}; print -r -- loa''ded\n"
    os.write(terminal, setup.encode())
    read("loaded")
    shown = ""
    os.write(terminal, f"{line}\t\t".encode())
    read(quiet=1.5)
    os.write(terminal, b"\x15exit\n")
    os.close(terminal)
    os.waitpid(process, 0)
    # A bell is rung where there are several ways to go on.
    return shown.replace("\a", " ").replace("=", " ").split()


SHELLS = {"bash": bash, "zsh": zsh, "fish": fish}


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    faults = 0
    with tempfile.TemporaryDirectory() as cwd:
        (pathlib.Path(cwd) / "lu-2x2.json").write_text("{}\n")
        (pathlib.Path(cwd) / "folder").mkdir()
        for name, complete in SHELLS.items():
            if not shutil.which(name):
                print(f"{name}: not installed, not run")
                continue
            good = 0
            for line, expected in EXPECTED:
                offered = [offer.rstrip("/") for offer in complete(folder, line, cwd)]
                missing = [word for word in expected if not any(offer == word or offer.endswith(f"={word}") for offer in offered)]
                if missing:
                    faults += 1
                    print(f"{name}: '{line}' offers {offered[:12]}, and not {', '.join(missing)}")
                else:
                    good += 1
            print(f"{name}: {good} of {len(EXPECTED)} lines completed")
    sys.exit(1 if faults else 0)


main()
