"""Runs the measurements of the README and writes what they say: a table, JSON, and a chart of the ratios.

    all.py [--quick | --full] [--output FOLDER] [--only NAME,…] [--list]

SUPPORTCHECK_TOOLS is the folder of the built programs. See all.sh.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import time

import chart
import measurements

# What scripts say where a peer cannot be installed.
ABSENT = re.compile(r"No matching distribution|Could not find a version|No module named|Singular: (command )?not found|FileNotFoundError: .*Singular|Temporary failure|Network is unreachable|cannot be had|not installed", re.I)


def command(measurement, target, is_quick):
    words = []
    for word in measurement.command:
        if word == "{quick}":
            words += measurement.quick if is_quick else []
        else:
            words.append(word.replace("{json}", str(target)))
    return words


def run(measurement, folder, is_quick):
    """What a measurement says: {"name", "state", "seconds", "ratios", "figures", …}."""
    target = folder / f"{measurement.name}.json"
    target.unlink(missing_ok=True)
    words = command(measurement, target, is_quick)
    entry = {"name": measurement.name, "command": " ".join(words).replace(str(folder) + "/", ""), "ratios": [], "figures": []}
    began = time.monotonic()
    try:
        done = subprocess.run(
            words, cwd=measurements.TOP, capture_output=True, text=True, timeout=measurement.limit, stdin=subprocess.DEVNULL, env=os.environ | {"FIGURES": str(target)})
        text, status = done.stdout, done.returncode
        (folder / f"{measurement.name}.log").write_text(done.stdout + done.stderr)
        said = done.stdout + done.stderr
    except subprocess.TimeoutExpired:
        text, said, status = "", f"longer than {measurement.limit} s", None
    entry["seconds"] = round(time.monotonic() - began, 1)
    if status != 0 and (absent := ABSENT.search(said)):
        entry |= {"state": "skipped", "why": f"{', '.join(measurement.peers)}: {absent[0]}"}
        return entry
    entry["state"] = "done" if status == 0 else "failed"
    if status != 0:
        entry["why"] = next((line for line in reversed(said.splitlines()) if line.strip()), f"status {status}")[:300]
    try:
        entry |= measurement.read(text, target)
    except (ValueError, KeyError, OSError) as fault:
        entry |= {"state": "failed", "why": f"its figures were not read: {fault}"}
    return entry


def duration(seconds):
    if seconds < 1e-3:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def markdown(report):
    lines = [f"# Figures\n\n{report['version']}, {report['processors']} processors, {report['machine']}, {report['when']}; {report['mode']}.\n"]
    if ratios := report["ratios"]:
        lines += ["A ratio above 1: the other program takes longer.\n", "| what | other program | ours | theirs | ratio |", "|---|---|---:|---:|---:|"]
        lines += [f"| {r['what']} | {r['peer']} | {duration(r['ours'])} | {duration(r['theirs'])} | {r['theirs'] / r['ours']:.3g} |" for r in ratios]
        lines += ["\n![Ratios of times](ratios.svg)\n"]
    for entry in report["measurements"]:
        if entry["figures"]:
            lines.append(f"\n## {entry['name']}\n")
            lines += [f"- {f['what']}" + (f": {f['value']}" if f["value"] is not None else "") for f in entry["figures"]]
    lines.append("\n## What was run\n\n| measurement | state | seconds | command |\n|---|---|---:|---|")
    lines += [f"| {e['name']} | {e['state']}{': ' + e['why'] if 'why' in e else ''} | {e['seconds']} | `{e['command']}` |" for e in report["measurements"]]
    lines += [f"| {name} | not run: --full runs it | | |" for name in report["left"]]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--output", type=pathlib.Path, default=measurements.TOP / ".build" / "figures")
    parser.add_argument("--only")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    known = measurements.all_measurements()
    if options.list:
        for m in known:
            print(f"{m.name:16} {m.figures or '-'}{' (--full)' if m.is_long else ''}\n{'':16} {' '.join(w for w in m.command if not w.startswith('{'))}")
        return 0
    only = options.only.split(",") if options.only else None
    if only and (unknown := set(only) - {m.name for m in known}):
        parser.error(f"no measurement is called {', '.join(sorted(unknown))}: --list names them")
    chosen = [m for m in known if (m.name in only if only else options.full or not m.is_long)]
    folder = options.output.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    tool = pathlib.Path(os.environ["SUPPORTCHECK_TOOLS"]) / "supportcheck"
    report = {
        "schema": "supportcheck.figures/1",
        "version": subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout.strip(),
        "processors": os.cpu_count(), "machine": platform.machine(), "when": datetime.date.today().isoformat(),
        "mode": "quick" if options.quick else "full" if options.full else "standard", "measurements": [], "ratios": [],
        "left": [] if only else [m.name for m in known if m not in chosen]}
    for measurement in chosen:
        print(f"{measurement.name} …", file=sys.stderr, flush=True)
        entry = run(measurement, folder, options.quick)
        print(f"{measurement.name}: {entry['state']}, {entry['seconds']} s{': ' + entry['why'] if 'why' in entry else ''}", file=sys.stderr, flush=True)
        report["measurements"].append(entry)
        report["ratios"] += entry["ratios"]
    (folder / "figures.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n")
    (folder / "figures.md").write_text(markdown(report))
    (folder / "ratios.svg").write_text(chart.svg(report["ratios"]))
    print(markdown(report))
    return 1 if any(entry["state"] == "failed" for entry in report["measurements"]) else 0


if __name__ == "__main__":
    sys.exit(main())
