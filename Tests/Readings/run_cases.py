"""Asks the tool for every case of cases.py, and holds what it read against the truth.

A case is passed if the tool reads the true network; or if it refuses and a line of its error, pasted into a shell in the file's folder, makes it
read the true network, while every other line that can be pasted ends with a reading too. Where no reading is right, only a refusal is.

    run_cases.py PATH-OF-SUPPORTCHECK [BEGINNING-OF-A-NAME…]
"""

import pathlib
import shlex
import sys
import tempfile

import cases
import masktext
import toolrun

WRITTEN = "written.txt"
OPTIONS = ["--timeout", "2", "--write-masks", WRITTEN]


def answer(run, written, truth, with_names=True):
    """None if a run read the truth; what is wrong otherwise."""
    if run.returncode not in (0, 1, 3):
        return f"status {run.returncode}"
    if not written.exists():
        return f"status {run.returncode}, and no masks written"
    return masktext.difference(masktext.read(written), truth, with_names)


def listing(folder):
    return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*") if path.is_file()}


def pasted(tool, line, folder):
    """A command, run as it is printed; with `--write-masks` where it does not keep it."""
    written = folder / WRITTEN
    written.unlink(missing_ok=True)
    run = tool.paste(line, folder)
    if run.returncode in (0, 1, 3) and not written.exists():
        run = tool.paste(f"{line} --write-masks {WRITTEN}", folder)
    return run


def follow_python(tool, line, folder, truth):
    """Whether the file that a line of Python writes gives the truth, by itself or by a command that its error offers; complaints besides."""
    before = listing(folder)
    run = tool.paste(line, folder)
    if run.returncode != 0:
        return False, [f"the line of Python ends with status {run.returncode}: {run.stderr.strip()[-200:]}"]
    made = [path for path, state in listing(folder).items() if before.get(path) != state and path.name != WRITTEN]
    if not made:
        return False, ["the line of Python writes no file"]
    for path in made:
        written = folder / WRITTEN
        written.unlink(missing_ok=True)
        run = tool.analyze([str(path.relative_to(folder)), *OPTIONS], folder)
        if answer(run, written, truth, with_names=False) is None:
            return True, []
        for command in toolrun.commands(run.stderr):
            if command.startswith("supportcheck ") and answer(pasted(tool, command, folder), written, truth, with_names=False) is None:
                return True, []
    return False, [f"what the line of Python wrote ({', '.join(path.name for path in made)}) is not read as the truth"]


def by_listed_order(tool, error, lines, folder, truth):
    """Whether an order that the error lists without a command gives the truth, put into a command for another order."""
    if truth is None or len(truth) != 1:
        return False
    for line in lines:
        words = shlex.split(line)
        if "--layer" not in words:
            continue
        place = words.index("--layer") + 1
        for order in toolrun.listed_orders(error, words[place].split(",")):
            words[place] = ",".join(order)
            if answer(pasted(tool, shlex.join(words), folder), folder / WRITTEN, truth) is None:
                return True
        return False
    return False


def refused(tool, case, run, folder, truth):
    """Judges a refusal: (whether it is passed, why)."""
    lines = toolrun.commands(run.stderr)
    complaints, helped = [], False
    for line in sorted(lines, key=lambda line: not line.startswith("python3")):
        if line.startswith("python3"):
            found, wrong = follow_python(tool, line, folder, truth or [])
            complaints += wrong if truth is not None else []
        else:
            pasted_run = pasted(tool, line, folder)
            found = truth is not None and answer(pasted_run, folder / WRITTEN, truth, with_names=not helped) is None
            if pasted_run.returncode not in (0, 1, 3):
                complaints.append(f"status {pasted_run.returncode} of the command: {line}: {toolrun.first_line(pasted_run)}")
        helped = helped or found
    if complaints:
        return False, "; ".join(complaints)
    if case.truth is None:
        return True, "refused"
    if helped:
        return True, "refused, and a command reads the truth"
    if by_listed_order(tool, run.stderr, lines, folder, truth):
        return True, "refused, and an order that is listed without a command reads the truth"
    if case.refusal_will_do:
        return True, "refused, which will do"
    return False, f"refused, and none of {len(lines)} lines that can be pasted reads the truth: {toolrun.first_line(run)}"


def judge(tool, case, folder):
    """Runs a case in its folder."""
    written = folder / WRITTEN
    truth = None if case.truth is None else masktext.read(folder / cases.TRUTH)
    run = tool.analyze([*case.arguments, *OPTIONS], folder)
    if run.returncode == 2:
        if written.exists():
            return False, "refused, and masks written"
        return refused(tool, case, run, folder, truth)
    if truth is None:
        names = [name for instance in masktext.read(written) for name, _ in instance.blocks] if written.exists() else []
        return False, f"status {run.returncode}, and a refusal is the only right answer; read: {', '.join(names)}"
    wrong = answer(run, written, truth)
    if wrong is not None:
        return False, f"status {run.returncode}: {wrong}"
    missing = [words for words in case.says if words not in run.stdout + run.stderr]
    return (False, f"read as it is, but the report does not say {missing}") if missing else (True, "read as it is")


def main():
    wanted = sys.argv[2:]
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        top = pathlib.Path(name)
        tool = toolrun.Tool(sys.argv[1], top / "bin")
        for case in cases.build(top / "cases"):
            if wanted and not case.name.startswith(tuple(wanted)):
                continue
            good, why = judge(tool, case, top / "cases" / case.name)
            passed, failed = passed + good, failed + (not good)
            print(f"{'ok  ' if good else 'FAIL'} {case.name}: {why}", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
