"""Reduced Gröbner bases beside Singular's: equal up to rational factors of the elements, and the processor times of both."""
import re
import statistics
import subprocess
import sys
import tempfile
from fractions import Fraction
from functools import reduce
from math import gcd, lcm

from systems import system

RUNS = 3
SYSTEMS = ["katsura-5", "katsura-6", "katsura-7", "katsura-8", "cyclic-5", "cyclic-6"]


def normalized(text):
    """The terms of a polynomial with coprime integer coefficients, the sign of the first term positive."""
    terms = {}
    for sign, body in re.findall(r"([+-]?)([^+-]+)", text.replace(" ", "")):
        coefficient, monomial = Fraction(-1 if sign == "-" else 1), []
        for factor in body.split("*"):
            if factor.startswith("x"):
                name, _, power = factor.partition("^")
                monomial.append((name, int(power or 1)))
            else:
                coefficient *= Fraction(factor)
        terms[tuple(sorted(monomial))] = coefficient
    scale = reduce(lcm, (c.denominator for c in terms.values()))
    integers = {m: int(c * scale) for m, c in terms.items()}
    common = reduce(gcd, integers.values()) * (-1 if next(iter(integers.values())) < 0 else 1)
    return frozenset((m, c // common) for m, c in integers.items())


def ours(program, polynomials):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(polynomials))
        file.flush()
        runs = [subprocess.run([program, "algebra", file.name], capture_output=True, text=True, check=True) for _ in range(RUNS)]
    return runs[0].stdout.splitlines(), statistics.median(float(run.stderr) for run in runs)


def singular(count, polynomials):
    names = ",".join(f"x{i}" for i in range(count))
    script = f"""system("--ticks-per-sec",1000); ring r=0,({names}),dp; short=0; option(redSB); ideal i={",".join(polynomials)};
        int t=timer; ideal g=std(i); "milliseconds",timer-t; int k; for(k=1;k<=size(g);k++) {{ "element",g[k]; }} quit;"""
    outputs = [subprocess.run(["Singular", "-q"], input=script, capture_output=True, text=True, check=True).stdout for _ in range(RUNS)]
    elements = [line.split(" ", 1)[1] for line in outputs[0].splitlines() if line.startswith("element ")]
    times = [int(re.search(r"^milliseconds (\d+)", output, re.M).group(1)) for output in outputs]
    return elements, statistics.median(times) / 1000


def main():
    program, names = sys.argv[1], sys.argv[2:] or SYSTEMS
    print(f"{'system':12}{'elements':>9}{'bases':>9}{'ours s':>10}{'Singular s':>12}{'ratio':>8}   (medians of {RUNS} runs)")
    wrong = 0
    for name in names:
        count, polynomials = system(name)
        mine, seconds = ours(program, polynomials)
        theirs, other = singular(count, polynomials)
        equal = bool(mine) and set(map(normalized, mine)) == set(map(normalized, theirs))
        wrong += not equal
        # Singular counts processor time in steps of 10 ms: below a few of them a ratio says nothing.
        ratio = f"{seconds / other:.2f}" if other >= 0.03 else "-"
        print(f"{name:12}{len(mine):>9}{'equal' if equal else 'DIFFER':>9}{seconds:>10.3f}{other:>12.3f}{ratio:>8}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
