"""The time of a decision of membership and of closedness beside z3, cvc5 and Singular on the same questions, as Markdown tables.

Membership: seconds an answer, without the start of any program. The ratio is that of the totals over the questions that both sides answer; Singular
answers over the complex numbers (see Tests/Oracles/membership). Closedness: z3 and cvc5 are given the sentence of closedness_sentences.py.
"""

import argparse
import json
import multiprocessing
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

import ask
import closedness_sentences
import generate
from questions import Question

# I and J; the verdict is ours, and every answer of a solver must agree with it.
KERNELS = {
    "LU 2 × 2": (["10", "11"], ["10", "11"]),
    "LU 3 × 3": (["100", "110", "111"], ["100", "110", "111"]),
    "one entry": (["1"], ["1"]),
    "rank one, 2 × 2": (["1", "1"], ["1", "1"]),
    "diagonal, 2 × 2": (["10", "01"], ["10", "01"]),
    "two supports on a row": (["11"], ["10", "11"]),
    "rank two, 2 × 2": (["11", "11"], ["11", "11"]),
    "rank two, 3 × 3": (["11", "11", "11"], ["11", "11", "11"]),
    "two supports that cross": (["11", "10"], ["11", "01"]),
    "LU 2 × 2 with a double row": (["10", "11", "11"], ["10", "11"]),
    "two supports, three columns": (["10", "01", "11"], ["11", "11"]),
    "three supports, overlapping": (["110", "011"], ["110", "011"]),
}
REPETITIONS = 200
PEERS = {"z3": "z3", "cvc5": "cvc5", "singular": "Singular"}


def duration(seconds):
    if seconds is None:
        return "–"
    if seconds < 1e-3:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def row(*cells):
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def head(*cells):
    row(*cells)
    row(*["---"] + ["---:"] * (len(cells) - 1))


def our_members(program, questions, limit):
    """Answer and seconds of each question by name."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(question.json() + "\n" for question in questions)
        file.flush()
        command = [program, "member", "--timing", "--threads", "1", "--timeout", str(limit), file.name]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60 + 2 * limit * len(questions))
    if run.returncode not in (0, 3):
        raise RuntimeError(f"supportcheck member: status {run.returncode}: {run.stderr}")
    records = map(json.loads, run.stdout.splitlines())
    return {record["name"]: (record["answer"], record["microseconds"] / 1e6) for record in records}


def membership(program, questions, limit, figures):
    """The table of membership; true if nobody contradicts. The totals over what both sides answer are added to the figures."""
    ours, agreed = our_members(program, questions, limit), True
    decided = {name: seconds for name, (answer, seconds) in ours.items() if answer != "undecided"}
    print(f"\n## Membership: {len(questions)} questions, at most {limit:g} s each\n")
    head("", "answered", "median", "both answered", "total, both", "ours, both", "ratio")
    row("supportcheck", len(decided), duration(statistics.median(decided.values())), "", "", "", "")
    for oracle in ("z3", "cvc5", "singular"):
        worker, theirs = ask.Worker(oracle, limit), {}
        for question in questions:
            answer, seconds = worker.answer(question)
            if answer in ("member", "not-member", "complex"):
                theirs[question.name] = seconds
                agreed &= {ours[question.name][0], answer} != {"member", "not-member"}
        worker.close()
        both = [name for name in theirs if name in decided]
        total, own = sum(theirs[name] for name in both), sum(decided[name] for name in both)
        ratio = f"{total / own:.1f}" if own else "–"
        if own:
            figures.append({"what": f"membership, {len(both)} questions that both answer", "peer": PEERS[oracle], "ours": own, "theirs": total})
        row(oracle, len(theirs), duration(statistics.median(theirs.values())), len(both), duration(total), duration(own), ratio)
    return agreed


def our_closedness(program, left, right):
    """The verdict, and the seconds of one analysis: what a batch of many takes longer than a batch of one, divided."""
    line = json.dumps({"I": left, "J": right}) + "\n"

    def run(count):
        start = time.perf_counter()
        output = subprocess.run([program, "batch", "--threads", "1"], input=line * count, capture_output=True, text=True, check=True).stdout
        return time.perf_counter() - start, output

    differences = [run(1 + REPETITIONS)[0] - run(1)[0] for _ in range(3)]
    return json.loads(run(1)[1])["closedness"]["verdict"], max(statistics.median(differences), 1e-9) / REPETITIONS


def serve(function, arguments, pipe):
    start = time.perf_counter()
    answer = function(*arguments)
    pipe.send((answer, time.perf_counter() - start))


def solver_closedness(function, question, limit):
    """Answer and seconds, in a process that is ended after the time limit."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=serve, args=(function, (question, limit), sender))
    process.start()
    sender.close()
    try:
        result = receiver.recv() if receiver.poll(limit + 2) else ("no answer", None)
    except EOFError:
        result = ("no answer", None)
    process.kill()
    process.join()
    return result


def closedness(program, limit, figures):
    """The table of closedness; true if nobody contradicts. The times of answers are added to the figures."""
    agreed = True
    print(f"\n## Closedness: the solvers get {limit:g} s for each sentence\n")
    head("kernel", "verdict", "supportcheck", "z3", "cvc5", "ratio to z3", "ratio to cvc5")
    for name, (left, right) in KERNELS.items():
        verdict, seconds = our_closedness(program, left, right)
        cells, ratios = [], []
        for peer, function in (("z3", closedness_sentences.ask_z3), ("cvc5", closedness_sentences.ask_cvc5)):
            answer, time_taken = solver_closedness(function, Question(name, left, right, [], {}), limit)
            decided = answer != "no answer"
            agreed &= not decided or verdict == "undecided" or answer == verdict
            if decided:
                figures.append({"what": f"closedness: {name}", "peer": peer, "ours": seconds, "theirs": time_taken})
            cells.append(f"{answer}, {duration(time_taken)}" if decided else "no answer")
            ratios.append(f"{time_taken / seconds:.0f}" if decided else f"> {limit / seconds:.0f}" if time_taken is None or time_taken > 0.9 * limit else "–")
        row(name, verdict, duration(seconds), *cells, *ratios)
    return agreed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="the command supportcheck")
    parser.add_argument("--count", type=int, default=500, help="questions of membership")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=2, help="seconds for a question of membership")
    parser.add_argument("--sentence-timeout", type=float, default=20, help="seconds for a sentence of closedness")
    parser.add_argument("--json", type=pathlib.Path, help="a file for the ratios")
    arguments = parser.parse_args()
    figures = []
    questions = generate.questions_of(random.Random(arguments.seed), arguments.program, arguments.count)
    agreed = membership(arguments.program, questions, arguments.timeout, figures)
    agreed &= closedness(arguments.program, arguments.sentence_timeout, figures)
    if arguments.json:
        arguments.json.write_text(json.dumps({"ratios": figures}, indent=2, ensure_ascii=False) + "\n")
    if not agreed:
        print("an answer of a solver contradicts ours", file=sys.stderr)
    return 0 if agreed else 1


if __name__ == "__main__":
    multiprocessing.set_start_method("forkserver")
    sys.exit(main())
