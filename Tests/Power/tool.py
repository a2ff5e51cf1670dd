"""Runs of the tool on mask files: the verdict, the rule, what it cost, and whether the independent checker accepts the certificate."""

import json
import os
import pathlib
import subprocess
import tempfile

VERDICTS = {0: "closed", 1: "not-closed", 3: "undecided"}


class Answer:
    """What the tool says of one mask file.

    `verdict` is closed, not-closed or undecided; `rule` the code that the report names ("" if undecided); `cut` what ended the search early ("" if nothing);
    `verified` whether the checker accepts the certificate (None if undecided); `seconds` the time of the processor and `wall` that of the clock, `checking`
    the checker's; `generic` what the report says of data in general position, where it says something.
    """

    def __init__(self, verdict, rule, cut, seconds, wall, verified=None, checking=0.0, generic=None):
        self.verdict, self.rule, self.cut = verdict, rule, cut
        self.seconds, self.wall, self.verified, self.checking, self.generic = seconds, wall, verified, checking, generic

    @property
    def fields(self):
        return {
            "verdict": self.verdict, "rule": self.rule, "cut": self.cut, "verified": self.verified, "seconds": round(self.seconds, 3),
            "wall": round(self.wall, 3), "checking": round(self.checking, 3), "generic": self.generic,
        }


def measured(command, output):
    """Runs a command with its output in a file; the exit status, and the seconds of the processor and of the clock."""
    start = os.times().elapsed
    process = subprocess.Popen(command, stdout=output, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    error = process.stderr.read()
    process.stderr.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime, os.times().elapsed - start, error.decode(errors="replace")


class Tool:
    """`supportcheck` and `supportcheck-verify` of a folder, one thread each."""

    def __init__(self, folder, timeout, options=()):
        folder = pathlib.Path(folder)
        self.program, self.checker = folder / "supportcheck", folder / "supportcheck-verify"
        self.timeout, self.options = timeout, list(options)

    def generate(self, path, *arguments):
        """Writes the mask file of a family."""
        subprocess.run([self.program, "generate", *map(str, arguments), "-o", path], check=True)

    def answer(self, masks):
        """Analyses a mask file, which holds one instance, and has its certificate checked."""
        with tempfile.TemporaryDirectory() as folder:
            certificate = pathlib.Path(folder, "certificate.json")
            report = pathlib.Path(folder, "report.json")
            command = [
                self.program, "analyze", masks, "--format", "json", "--certificate", certificate, "--threads", "1", "--timeout", str(self.timeout),
                *self.options,
            ]
            with open(report, "wb") as output:
                status, seconds, wall, error = measured(command, output)
            if status not in VERDICTS:
                raise RuntimeError(f"{' '.join(map(str, command))} ends with {status}: {error}")
            with open(report, "rb") as file:
                closedness = json.load(file)["instances"][0]["closedness"]
            cut = (closedness["searched"] or {}).get("cut") or ""
            answer = Answer(VERDICTS[status], closedness["rule"] or "", cut, seconds, wall, generic=closedness.get("generic"))
            if answer.verdict == "undecided":
                answer.rule = ""
            else:
                answer.verified, answer.checking = self.is_verified(certificate, masks)
            return answer

    def certify(self, masks, certificate):
        """Writes the certificate of a mask file that is decided."""
        subprocess.run([self.program, "analyze", masks, "--quiet", "--exit-zero", "--certificate", certificate], check=True)

    def is_verified(self, certificate, masks):
        with open(os.devnull, "wb") as output:
            status, seconds, _, _ = measured([self.checker, certificate, "--input", masks, "--quiet"], output)
        return status == 0, seconds

    def members(self, questions, timeout):
        """The answers of `member` to a list of questions, in order."""
        lines = "".join(json.dumps(question) + "\n" for question in questions)
        run = subprocess.run(
            [self.program, "member", "--timeout", str(timeout), "--quiet"], input=lines, capture_output=True, text=True)
        return [json.loads(line)["answer"] for line in run.stdout.splitlines()]
