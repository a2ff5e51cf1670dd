"""Verifies the certificate of every answer with supportcheck-verify, and that it is about the question that was asked.

Exits 1 if a certificate is rejected, is missing or speaks of something else, and when there was nothing to verify.
"""

import argparse
import json
import os
import subprocess
import sys

import questions

# Certificates handed to one run of the checker.
BATCH = 500


def mismatch(question, record):
    """What is wrong between question and certificate; None if they fit."""
    certificate = record.get("certificate")
    if not certificate:
        return "no certificate"
    if certificate["verdict"] != record["answer"]:
        return f"the certificate says {certificate['verdict']}"
    if (certificate["instance"].get("I"), certificate["instance"].get("J")) != (question.left, question.right):
        return "the certificate has other masks"
    entries = {(i, j): value for i, j, value in certificate["matrix"]}
    expected = {(i, j): str(a) for i, row in enumerate(question.matrix) for j, a in enumerate(row) if a}
    return None if entries == expected else "the certificate has another matrix"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("verifier")
    parser.add_argument("questions")
    parser.add_argument("answers")
    parser.add_argument("folder", help="where the certificates go")
    arguments = parser.parse_args()
    asked = {question.name: question for question in questions.read(arguments.questions)}
    paths, failures = [], []
    with open(arguments.answers, encoding="utf-8") as file:
        for record in map(json.loads, file):
            if record.get("answer") not in ("member", "not-member"):
                continue
            problem = mismatch(asked[record["name"]], record)
            if problem:
                failures.append(f"{record['name']}: {problem}")
                continue
            paths.append(os.path.join(arguments.folder, record["name"] + ".json"))
            with open(paths[-1], "w", encoding="utf-8") as certificate:
                json.dump(record["certificate"], certificate)
    verified = 0
    for start in range(0, len(paths), BATCH):
        batch = paths[start:start + BATCH]
        run = subprocess.run([arguments.verifier, "--format", "json", *batch], capture_output=True, text=True)
        results = [json.loads(line) for line in run.stdout.splitlines()]
        if len(results) != len(batch):
            failures.append(f"the checker answered {len(results)} of {len(batch)}: {run.stderr.strip()[:500]}")
        accepted = [result for result in results if result.get("result") == "verified"]
        verified += len(accepted)
        failures += [json.dumps(result) for result in results if result not in accepted]
        if run.returncode and len(accepted) == len(batch):
            failures.append(f"the checker's exit status is {run.returncode}")
    print(f"certificates: {verified} verified of {len(paths)}")
    if not paths:
        failures.append("no certificates")
    return questions.status(failures)


if __name__ == "__main__":
    sys.exit(main())
