"""Compares the answers of `supportcheck member` with those of the oracles, and prints a table of counts.

An oracle agrees, is silent, or disagrees; Singular's "complex" is silent on the reals unless the answer is "member", which it then agrees with.
Exits 1 on any disagreement, on a missing answer, and when nothing was compared.
"""

import argparse
import collections
import json
import sys

import questions


def records(path):
    with open(path, encoding="utf-8") as file:
        return {record["name"]: record for record in map(json.loads, file)}


def stance(answer, oracle):
    """Of an oracle's answer beside ours."""
    if answer is None:
        return "silent"
    if answer == "undecided":
        return "decides" if oracle in ("member", "not-member") else "silent"
    if oracle == answer or (oracle, answer) == ("complex", "member"):
        return "agrees"
    if oracle in ("member", "not-member"):
        return "disagrees"
    return "silent"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("questions")
    parser.add_argument("answers", help="the output of supportcheck member")
    parser.add_argument("oracles", nargs="+", help="outputs of ask.py, NAME=FILE")
    arguments = parser.parse_args()
    asked, answers = records(arguments.questions), records(arguments.answers)
    failures = [f"{name}: no answer" for name in asked if answers.get(name, {}).get("answer") not in ("member", "not-member", "undecided")]
    kinds = collections.Counter((asked[name].get("kind", "other"), record["answer"]) for name, record in answers.items() if name in asked)
    print(f"{len(asked)} questions")
    for kind in sorted({kind for kind, _ in kinds}):
        print(f"  {kind:12}" + "".join(f"{answer} {kinds[kind, answer]:5}  " for answer in ("member", "not-member", "undecided")))
    for pair in arguments.oracles:
        oracle, path = pair.split("=", 1)
        theirs, counts = records(path), collections.Counter()
        for name, record in theirs.items():
            ours = answers.get(name, {}).get("answer")
            verdict = stance(ours, record["answer"])
            counts[ours, verdict] += 1
            if verdict == "disagrees":
                failures.append(f"{name}: {ours}, and {oracle} says {record['answer']}")
        print(f"{oracle}: {len(theirs)} asked")
        for answer in ("member", "not-member", "undecided"):
            stances = [f"{verdict} {counts[answer, verdict]}" for verdict in ("agrees", "silent", "disagrees", "decides") if counts[answer, verdict]]
            print(f"  {answer:12}" + (", ".join(stances) or "none"))
        if not theirs:
            failures.append(f"{oracle}: nothing was asked")
    if not asked:
        failures.append("no questions")
    return questions.status(failures)


if __name__ == "__main__":
    sys.exit(main())
