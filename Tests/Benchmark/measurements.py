"""What is measured for the README, by which script, and how the script's output is read.

A script says its ratios in a JSON file, {"ratios": [{"what", "peer", "ours", "theirs"}, …]}: seconds of both in the same run; beside them may stand
{"figures": [{"what", "value"}, …]}, what was found of the tool alone. Scripts of this folder that are not named here are run with FIGURES, the path of such
a file, in the environment, and with --quick where that is asked for; what they print is kept, whether or not they write it.
"""

import dataclasses
import json
import pathlib
import re

FOLDER = pathlib.Path(__file__).resolve().parent
TOP = FOLDER.parent.parent
# Scripts that are no measurements of their own.
PARTS = {"all.sh", "tools.sh"}


@dataclasses.dataclass
class Measurement:
    name: str
    # The figures of the README that it makes.
    figures: str
    # The words of the command; {json} stands for the file of its figures.
    command: list
    # Besides, for a look and for all.
    quick: list = dataclasses.field(default_factory=list)
    # Programs and modules without which it cannot be run.
    peers: list = dataclasses.field(default_factory=list)
    # Reads the file and the text into {"ratios", "figures"}.
    read: callable = None
    # Takes longer than some minutes.
    is_long: bool = False
    # Seconds after which it is given up.
    limit: int = 3600


def own_form(text, target):
    """The form that scripts write for this purpose."""
    return json.loads(target.read_text()) if target.exists() else {}


def masks(text, target):
    """Of supportcheck-benchmark: the analysis beside SciPy's and NumPy's product of the masks."""
    ratios = []
    for instance in json.loads(target.read_text())["instances"]:
        ours = instance.get("analysisNanoseconds")
        for peer, name in (("scipy", "SciPy"), ("dense", "NumPy")):
            theirs = instance.get(peer, {}).get("nanoseconds", {}).get(peer, {}).get("median")
            if ours and theirs:
                ratios.append({"what": f"analysis and product, {instance['name']}", "peer": name, "ours": ours / 1e9, "theirs": theirs / 1e9})
    return {"ratios": ratios}


def butterflies(text, target):
    return {"ratios": [
        {"what": f"butterfly factors, Hadamard {row['size']}", "peer": "butterfly library (lazylinop)", "ours": row["seconds"], "theirs": row["library"][row["fastest"]]}
        for row in json.loads(target.read_text())]}


def groebner(text, target):
    """Of Singular's processor time, which has steps of 10 ms, only what is a few of them."""
    found = re.findall(r"^(\S+) +\d+ +equal +([\d.]+) +([\d.]+) +[\d.]+$", text, re.M)
    return {"ratios": [{"what": f"Gröbner basis, {name}", "peer": "Singular", "ours": float(ours), "theirs": float(theirs)} for name, ours, theirs in found if float(theirs) >= 0.03]}


def lines(pattern):
    """The lines of the text that a pattern finds are the figures."""
    def read(text, target):
        return {"figures": [{"what": line.strip(), "value": None} for line in text.splitlines() if re.search(pattern, line)]}
    return read


def last(text, target):
    """The end of the text, where scripts say what came out."""
    return {"figures": [{"what": line.strip(), "value": None} for line in text.splitlines()[-8:] if line.strip()]}


BASE = [
    Measurement("masks", "analysis beside SciPy and NumPy", ["Tests/Benchmark/run.sh", "{quick}", "--json", "{json}"], ["--quick"], ["numpy", "scipy"], masks),
    Measurement(
        "decisions", "the table of decisions: membership, closedness of the LUs, twelve kernels",
        ["Tests/Benchmark/decisions.sh", "--count", "300", "--json", "{json}", "{quick}"], ["--count", "60", "--sentence-timeout", "5"], ["z3", "cvc5", "Singular"], own_form),
    Measurement("groebner", "", ["Tests/Oracles/groebner/run.sh", "{quick}"], ["katsura-6", "cyclic-5"], ["Singular"], groebner),
    Measurement(
        "butterflies", "", ["Tests/Benchmark/butterflies.sh", "--json", "{json}", "{quick}"], ["--sizes", "512,1024"], ["lazylinop"], butterflies),
    Measurement("numerics", "dense numerics", ["Tests/Numerics/benchmark.sh", "--json", "{json}", "{quick}"], ["64", "256"], ["numpy"], own_form),
    Measurement(
        "alone", "times and counts of the tool alone: census, large masks, chains, Kaleidoscopes, sparse ±1 layers, staircases and networks",
        ["python3", "Tests/Benchmark/alone.py", "--json", "{json}", "{quick}"], ["--quick"], [], own_form),
    Measurement("files", "memory and time of a file of a gigabyte", ["Tests/Benchmark/files.sh", "{quick}"], ["4096"], ["numpy"], lines(r"MiB|MB")),
    Measurement("singular-values", "worst error of singular values", ["Tests/Numerics/run.sh"], [], ["numpy", "mpmath"], lines(r"worst|error"), True),
    Measurement("lenet", "LeNet-300-100", ["Tests/Networks/run.sh"], [], ["numpy", "safetensors"], lines(r"closed|undecided"), True),
    Measurement("membership", "3,000 questions of membership", ["Tests/Oracles/membership/run.sh"], [], ["z3", "cvc5", "Singular"], lines(r"question|answered|agree"), True, 14400),
    Measurement("random-masks", "855 random masks: the picture and its table", ["Tests/Power/run.sh"], [], [], lines(r"undecided|decided"), True, 14400),
    Measurement("families", "networks, wide masks, sparse and dense layers", ["Tests/Power/run.sh", "--families"], [], [], lines(r"closed|undecided|decided"), True, 14400),
    Measurement("census-4", "146,025 kernels of width four", ["python3", "Tests/Benchmark/alone.py", "--census-4", "--json", "{json}"], [], [], own_form, True, 14400),
    Measurement("z3-verdicts", "500 verdicts that z3 confirms", ["Tests/Oracles/run.sh"], [], ["z3"], last, True, 14400),
    Measurement("z3-networks", "witnesses and limits of networks", ["Tests/Oracles/networks/run.sh"], [], ["z3"], last, True, 14400),
    Measurement("hostile", "54 kinds of hostile certificates", ["Tests/Benchmark/hostile.sh"], [], [], last, True, 14400),
    Measurement("readings", "files as people have them, sets of layers, networks in five formats", ["Tests/Readings/run.sh"], [], ["numpy", "scipy", "safetensors"], last, True),
    Measurement("solving", "200 tractable instances beside NumPy's decompositions", ["Tests/Solving/run.sh"], [], ["numpy"], last, True),
    Measurement("embedding", "200 networks beside NumPy", ["Tests/Embedding/run.sh"], [], ["numpy"], last, True),
    Measurement("mutants", "mutants that the checker rejects", ["Tests/Mutants/run.sh"], [], [], lines(r"mutant"), True, 14400),
]


def all_measurements():
    """Those above, and one for each other script of this folder."""
    known = {word.split("/")[-1] for measurement in BASE for word in measurement.command} | PARTS
    others = [path for path in sorted(FOLDER.glob("*.sh")) if path.name not in known]
    return BASE + [Measurement(path.stem, "", [f"Tests/Benchmark/{path.name}", "{quick}"], ["--quick"], [], own_form) for path in others]
