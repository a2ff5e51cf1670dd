"""Says which folders (or files) of the sources refer to one another in a circle, from the sources' own words.

    cycles.py [--files] [--edges FROM TO] [FOLDER]    (standard: every target under Sources, folder by folder)

A file refers to another when it uses the name of a type that the other declares, or calls a member that only the other's extensions declare. Names are words;
comments and strings do not count. What is declared inside another type counts for the outer one. Swift itself holds the targets to one direction; this looks
inside of them. Exits 1 if there is a circle.
"""

import collections
import pathlib
import re
import sys

TYPE = re.compile(r"^(?:(?:public|package|internal|fileprivate|private|final|indirect|nonisolated)\s+)*(?:struct|enum|class|actor|protocol|typealias)\s+([A-Z]\w*)")
HIDDEN = re.compile(r"^(?:(?:final|indirect)\s+)*(?:fileprivate|private)\b")
FUNCTION = re.compile(r"^(?:(?:public|package|internal)\s+)*func\s+([a-z]\w*)")
WORD = re.compile(r"(?<![\w.])[A-Za-z_]\w*")


def code(text):
    """The text without comments and the contents of strings; interpolations are kept."""
    text = re.sub(r"//[^\n]*", "", re.sub(r"/\*.*?\*/", "", text, flags=re.S))
    text = re.sub(r'"""(.*?)"""', lambda match: " ".join(re.findall(r"\\\(([^()]*(?:\([^()]*\)[^()]*)*)\)", match[1])), text, flags=re.S)
    return re.sub(r'"((?:\\.|[^"\\\n])*)"', lambda match: " ".join(re.findall(r"\\\(([^()]*(?:\([^()]*\)[^()]*)*)\)", match[1])), text)


def declared(text):
    """The names that a file declares at its top level, for others to see."""
    names = set()
    for line in text.splitlines():
        if line[:1].isspace() or HIDDEN.match(line):
            continue
        for pattern in (TYPE, FUNCTION):
            if match := pattern.match(line):
                names.add(match[1])
    return names


def references(files):
    """For each file the files it refers to, with the names."""
    texts = {path: code(path.read_text()) for path in files}
    owners = collections.defaultdict(set)
    for path, text in texts.items():
        for name in declared(text):
            owners[name].add(path)
    found = {}
    for path, text in texts.items():
        uses = collections.defaultdict(set)
        for name in set(WORD.findall(text)):
            places = owners.get(name, ())
            if len(places) == 1 and path not in places:
                uses[next(iter(places))].add(name)
        found[path] = uses
    return found


def circles(graph):
    """The strongly connected components of more than one place (Tarjan)."""
    index, low, stack, on, result, counter = {}, {}, [], set(), [], [0]

    def visit(place):
        index[place] = low[place] = counter[0]
        counter[0] += 1
        stack.append(place)
        on.add(place)
        for other in sorted(graph[place]):
            if other not in index:
                visit(other)
                low[place] = min(low[place], low[other])
            elif other in on:
                low[place] = min(low[place], index[other])
        if low[place] == index[place]:
            component = []
            while True:
                top = stack.pop()
                on.discard(top)
                component.append(top)
                if top == place:
                    break
            if len(component) > 1:
                result.append(sorted(component))

    for place in sorted(graph):
        if place not in index:
            visit(place)
    return result


def look(folder, by_file, edges):
    files = sorted(folder.rglob("*.swift"))
    found = references(files)
    place = (lambda path: str(path.relative_to(folder))) if by_file else (lambda path: str(path.relative_to(folder).parent))
    graph = collections.defaultdict(set)
    names = collections.defaultdict(list)
    for path, uses in found.items():
        graph[place(path)]
        for other, words in uses.items():
            if place(path) != place(other):
                graph[place(path)].add(place(other))
                names[place(path), place(other)].append(f"{path.relative_to(folder)} → {other.relative_to(folder)}: {', '.join(sorted(words))}")
    for other in {other for others in graph.values() for other in others}:
        graph[other]
    if edges:
        for line in names[tuple(edges)]:
            print(f"  {line}")
        return False
    for component in circles(graph):
        print(f"{folder.name}: a circle of {len(component)}: {', '.join(component)}")
        for start in component:
            for end in component:
                if (start, end) in names:
                    print(f"    {start} → {end}: {len(names[start, end])}, as {names[start, end][0]}")
    return bool(circles(graph))


if __name__ == "__main__":
    sys.setrecursionlimit(10_000)
    words = sys.argv[1:]
    by_file = "--files" in words
    edges = words[words.index("--edges") + 1:words.index("--edges") + 3] if "--edges" in words else None
    rest = [word for word in words if not word.startswith("--") and word not in (edges or [])]
    top = pathlib.Path(__file__).resolve().parents[2] / "Sources"
    folders = [pathlib.Path(word).resolve() for word in rest] or sorted(path for path in top.iterdir() if path.is_dir())
    results = [look(folder, by_file, edges) for folder in folders]
    if not edges:
        print(f"{len(folders)} targets, {sum(results)} with a circle")
    sys.exit(any(results))
