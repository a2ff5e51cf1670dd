"""Says whether the core leads to the companion, by its imports or by Package.swift: it must not.

    companion.py [--plant]

The core decides and proves in exact arithmetic, and needs nothing of what solves numerically. The commands alone may lead to both. Every target of Package.swift
has to be in one of the lists below, so that a new one is thought of. --plant puts an import and a dependency into copies, and requires that they are found.
Exits 1 if the core leads to the companion.
"""

import pathlib
import re
import shutil
import sys
import tempfile

CORE = {
    "CGMP", "ExactArithmetic", "PolynomialAlgebra", "SupportMasks", "SupportFamilies", "MaskFiles", "FactorPatterns", "Rules", "OrderedJSON", "FloatingProposals", "Proofs",
    "MaskedStates", "Membership", "SupportTheory", "MaskRepair", "TargetQuestions", "Certificates", "CheckerInput", "CertificateChecker", "CheckerTool", "ToolText", "CommandManuals", "Drawing", "Reports",
    "MaskSampling", "supportcheck-verify", "supportcheck-benchmark",
}
COMPANION = {
    "DenseNumerics", "NumericFiles", "FixedSupportSolver", "StructureRecovery", "MatrixSensing", "PathEmbedding", "TheoryExperiments",
    "chain-probe", "NumericsProbe",
}
COMMANDS = {"SupportCheckCommand", "supportcheck"}

TARGET = re.compile(r"\.(?:target|executableTarget|systemLibrary)\(\s*name:\s*\"([^\"]+)\"")
IMPORT = re.compile(r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|typealias|let|var)\s+)?([\w-]+)", re.M)


def targets(package):
    """The targets of Package.swift, each with the names of its dependencies; tests are passed over."""
    text = re.sub(r"//[^\n]*", "", package.read_text())
    begins = [match.start() for match in re.finditer(r"\.(?:target|executableTarget|systemLibrary|testTarget)\(", text[text.index("targets: [", text.index("],")):])]
    start = text.index("targets: [", text.index("],"))
    places = [start + begin for begin in begins] + [len(text)]
    found = {}
    for begin, end in zip(places, places[1:]):
        part = text[begin:end]
        if not (name := TARGET.match(part)):
            continue
        listed = re.search(r"dependencies:\s*\[(.*?)\]", part, re.S)
        found[name[1]] = set(re.findall(r"\"([^\"]+)\"", listed[1])) if listed else set()
    return found


def faults(root):
    """What leads from the core to the companion, one sentence each."""
    found = []
    for name, dependencies in targets(root / "Package.swift").items():
        if name not in CORE | COMPANION | COMMANDS | {"TestSupport"}:
            found.append(f"{name}: is it of the core or of the companion? Tests/Structure/companion.py does not say")
        if name in CORE:
            found += [f"Package.swift: {name} depends on {other}" for other in sorted(dependencies & (COMPANION | COMMANDS))]
    for name in sorted(CORE):
        for path in sorted((root / "Sources" / name).rglob("*.swift")):
            imported = set(IMPORT.findall(path.read_text()))
            found += [f"{path.relative_to(root)}: imports {other}" for other in sorted(imported & (COMPANION | COMMANDS))]
    return found


def plant(root):
    """Faults that are put into a copy have to be found."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        shutil.copy(root / "Package.swift", copy)
        shutil.copytree(root / "Sources", copy / "Sources")
        victim = next((copy / "Sources" / "SupportTheory").rglob("*.swift"))
        victim.write_text("@testable import struct DenseNumerics.Complex\n" + victim.read_text())
        package = copy / "Package.swift"
        package.write_text(re.sub(r'(name: "Membership",\s*dependencies: \[)', r'\1"FixedSupportSolver", ', package.read_text()))
        found = faults(copy)
    expected = ["Package.swift: Membership depends on FixedSupportSolver", f"{victim.relative_to(copy)}: imports DenseNumerics"]
    missed = [fault for fault in expected if fault not in found]
    print("planted faults are found" if not missed else f"not found: {missed}")
    return not missed


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    if "--plant" in sys.argv[1:]:
        sys.exit(0 if plant(root) else 1)
    found = faults(root)
    print("\n".join(found) if found else f"{len(CORE)} targets of the core lead to none of the companion")
    sys.exit(1 if found else 0)


main()
