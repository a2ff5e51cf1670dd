#!/usr/bin/env python3
"""Seeds for the fuzzed readers, from the fixtures and the cases of this repository: one folder for each reader.

Usage: seeds.py FOLDER

Files above 4,096 bytes are left out: libFuzzer finds its way from small ones, and faster.
"""
import gzip, json, pathlib, random, struct, sys, zipfile

root = pathlib.Path(__file__).resolve().parents[2]
fixtures, cases = root / "Tests/MaskFilesTests/Fixtures", root / "Cases"
target = pathlib.Path(sys.argv[1])
LONGEST = 4_096
# The names of Drivers/Readers/PackedArrays.swift.
NAMES = ["I", "J", "fc1", "fc2", "fc10", "weight", "a.weight_mask", "b.weight_mask", "format", "shape", "data", "indices",
         "indptr", "row", "col", "offsets"]


def seed(reader, name, content):
    if isinstance(content, str): content = content.encode()
    if len(content) > LONGEST: return
    folder = target / reader
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def packed(arrays):
    """Arrays as PackedArrays.swift takes them."""
    parts = []
    for index, (name, content) in enumerate(arrays):
        choice = NAMES.index(name) if name in NAMES else index
        parts.append(struct.pack("<BH", choice, len(content)) + content)
    return b"".join(parts)


def masks_of(text):
    """The text of masks without comments."""
    return "\n".join(line.split("#")[0].rstrip() for line in text.splitlines())


for path in sorted(fixtures.iterdir()):
    content, kinds = path.read_bytes(), path.suffixes
    if path.suffix == ".gz": seed("gzip", path.name, content)
    if kinds[-1:] == [".npy"]:
        seed("npy", path.name, content)
        seed("numbers", path.name, content)
        seed("gzip", path.name + ".gz", gzip.compress(content, mtime=0))
        seed("arrays", path.name, packed([("I", content), ("J", content)]))
    if kinds[-1:] == [".npz"]:
        seed("npz", path.name, content)
        seed("numbers", path.name, content)
        try:
            with zipfile.ZipFile(path) as file:
                seed("arrays", path.name, packed([(entry.filename[:-4], file.read(entry)) for entry in file.infolist()]))
        except Exception: pass  # The damaged ones.
    if kinds[-1:] in ([".mtx"], [".safetensors"], [".json"]): seed(path.suffix[1:], path.name, content)

for path in sorted(cases.glob("**/*")):
    if path.suffix == ".txt":
        text = path.read_text()
        seed("text", path.name, text)
        seed("text", "plain-" + path.name, masks_of(text))
        seed("inflate", path.name, gzip.compress(text.encode(), 9, mtime=0)[10:-8])
        seed("gzip", path.name + ".gz", gzip.compress(masks_of(text).encode(), 1, mtime=0))
    if path.suffix == ".json": seed("json", path.name, path.read_bytes())
    if path.suffix == ".jsonl":
        for number, line in enumerate(path.read_text().splitlines()):
            if line.startswith('{"format"'):
                for reader in ("certificate", "decided"): seed(reader, f"{path.stem}-{number}", line)
                continue
            if number < 40:
                for reader in ("line", "member"): seed(reader, f"{path.stem}-{number}", line)

# Bytes that choose masks.
for reader in ("decision", "network", "member"):
    for number in range(40): seed(reader, f"random-{number}", random.Random(number).randbytes(48))

# Forms of JSON that no file above has.
for name, value in {
    "pair": {"I": ["10", "11"], "J": ["10", "11"]}, "numbers": {"I": [[1, 0], [1, 1]], "J": [[1, 0], [1, 1]]},
    "kernel": {"name": "k", "rowTypes": [[0], [0, 1]], "columnTypes": [[0], [0, 1]]},
    "layers": {"layers": [["110", "011"], ["11"]]}, "named": {"layers": [{"name": "fc1", "mask": ["11"]}]},
    "instances": {"instances": [{"name": "a", "I": ["1"], "J": ["1"]}]}, "arrays": {"fc1": [[1, 1]], "fc2": [[True]]},
    "member": {"I": ["10", "11"], "J": ["10", "11"], "A": [["0", "1"], ["1", "-3/2"]]},
    "not-member": {"name": "swap", "I": ["10", "11"], "J": ["10", "11"], "A": [["0", "1"], ["1", "0"]]},
    "escapes": {"name": "\\u00e9\n", "I": ["1"], "J": ["1"]},
}.items():
    for reader in ("json", "line", "member"): seed(reader, name, json.dumps(value))

for name, value in {
    "batch": {"line": 1, "name": "line 1", "closedness": {"verdict": "closed"}}, "blank": {"line": 2, "blank": True},
    "error": {"line": 3, "error": "expected an object"}, "end": {"shard": {"index": 1, "count": 2, "lines": 40}},
    "census": {"rowTypes": [[0]], "columnTypes": [[0]]}, "census-end": {"shard": {"index": 2, "count": 2, "kernels": 8}},
}.items(): seed("answer", name, json.dumps(value))

lower = {"name": "t", "I": ["10", "11"], "J": ["10", "11"]}
proof = {"format": "supportcheck.certificate/2", "instance": {"name": "t", "sizes": [2, 2, 2]}, "verdict": "closed",
         "proof": {"rule": "SC506", "proof": [{"rule": "SC302"}]}}
for name, masks in {"factors": "I:\n10\n11\nJ:\n10\n11\n", "kron": "layer a:\nkron 1,2,2,1\nlayer b:\nkron 2,1,1,1\n",
                    "weights": "I:\n1.0 0\n1 1\nJ:\n10\n11\n", "several": "instance t\nI:\n1\nJ:\n1\n"}.items():
    seed("certifiedfile", name, json.dumps(proof) + "\n---\n" + masks)
    seed("certifiedfile", name + "-inside", json.dumps({**proof, "instance": lower}) + "\n---\n" + masks)

seed("shards", "index", json.dumps({"metadata": {"total_size": 8}, "weight_map": {
    "fc1.weight_mask": "model-00001-of-00002.safetensors", "fc2.weight_mask": "model-00002-of-00002.safetensors"}}))
seed("shards", "missing", json.dumps({"weight_map": {"fc1": "none.safetensors"}}))
seed("text", "layers", "layer a:\n110\n011\nlayer b:\n11\n")
seed("text", "kron", "instance p\nlayer a:\nkron 2,2,1,1\nlayer b:\nkron 1,2,2,1\ninstance q\nI:\nx.\n**\nJ:\n1 0\n1 1\n")
seed("text", "weights", "layer a:\n0.5 -1e-3 0\n0 0.0 .7\nlayer b:\n1 2\n")
