"""Membership by Singular: the Groebner basis of the equations over Q is 1 exactly if there are no complex factors, hence no real ones."""

import re
import select
import subprocess
import time


def name(entry):
    factor, line, k = entry
    return f"{factor}({line})({k})"


def polynomials(question):
    """The equations of the question in Singular's notation; None if a cell that nothing covers is not zero."""
    result = []
    for i, j, supports in question.cells():
        value = question.matrix[i][j]
        if supports:
            # Multiplied by the denominator: Singular takes 3/2 for a quotient of machine integers in some places.
            total = "+".join(f"{name(('x', i, k))}*{name(('y', j, k))}" for k in supports)
            result.append(f"{value.denominator}*({total})-({value.numerator})")
        elif value:
            return None
    return result


class Session:
    """A running Singular that is asked one thing after the other."""

    def __init__(self):
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            ["Singular", "-q"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0)
        self.run('"ready";', 60)

    def run(self, script, seconds):
        """What the script prints; None if it does not end in time, after which Singular is started anew by whoever asks next."""
        self.process.stdin.write((script + '\n"done-" + "here";\n').encode())
        deadline, output = time.monotonic() + seconds, b""
        while b"done-here" not in output:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                self.stop()
                return None
            chunk = self.process.stdout.read(65536)
            if not chunk:
                self.stop()
                return None
            output += chunk
        return output.decode()

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        self.process = None

    def restarted(self):
        if self.process is None:
            self.start()
        return self


class Oracle:
    """Answers "not-member" or "complex" (there are complex factors; of real ones nothing is said)."""

    def __init__(self):
        self.session = Session()

    def answer(self, question, limit):
        equations = polynomials(question)
        if equations is None:
            return "not-member", 0.0
        if not equations:
            return "complex", 0.0
        self.session.restarted()
        unknowns = ",".join(name(entry) for entry in question.entries()) or "z"
        script = f'ring r=0,({unknowns}),dp; ideal i={",".join(equations)}; ideal g=std(i); "basis-" + string(reduce(poly(1),g)); kill r;'
        start = time.perf_counter()
        output = self.session.run(script, limit)
        seconds = time.perf_counter() - start
        if output is None:
            return "time limit", seconds
        found = re.search(r"^basis-([01])$", output, re.M)
        if not found:
            raise RuntimeError(f"Singular on {question.name}: {output}")
        return ("not-member" if found.group(1) == "0" else "complex"), seconds

    def close(self):
        if self.session.process:
            self.session.stop()
