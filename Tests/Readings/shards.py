"""A checkpoint of 24 blocks in two shards, with the index that huggingface_hub makes: each block's MLP is an instance, however the checkpoint is
named; a part of it is refused. Seeded. Prints seconds.

    shards.py PATH-OF-SUPPORTCHECK
"""

import json
import pathlib
import shutil
import sys
import tempfile
import time

import ml_dtypes
import numpy

import cases
import masktext
import toolrun

SEED = 24
BLOCKS = 24
WIDTH, HIDDEN = 32, 64
DENSITY = 0.3
MOST_SECONDS = 1.0
EACH = ["--each", "model.layers.*.mlp"]
# Up, then down, or down, then up: 64 × 32 and 32 × 64 chain in both orders, so the order has to be given.
LAYERS = ["--layer", "up_proj.weight_mask,down_proj.weight_mask"]


def checkpoint(generator):
    """The tensors, in the order of a state dictionary, and the network of each block."""

    def numbers(*shape):
        return generator.standard_normal(shape).astype(ml_dtypes.bfloat16)

    tensors, truth = {"model.embed_tokens.weight": numbers(200, WIDTH)}, []
    for k in range(BLOCKS):
        block = f"model.layers.{k}"
        for name in ("q_proj", "k_proj", "v_proj", "o_proj"):
            tensors[f"{block}.self_attn.{name}.weight"] = numbers(WIDTH, WIDTH)
        up, down = generator.random((HIDDEN, WIDTH)) < DENSITY, generator.random((WIDTH, HIDDEN)) < DENSITY
        for name, mask in (("up_proj", up), ("down_proj", down)):
            tensors[f"{block}.mlp.{name}.bias"] = numbers(mask.shape[0])
            tensors[f"{block}.mlp.{name}.weight_orig"] = numbers(*mask.shape)
            tensors[f"{block}.mlp.{name}.weight_mask"] = mask.astype(ml_dtypes.bfloat16)
        for name in ("input_layernorm", "post_attention_layernorm"):
            tensors[f"{block}.{name}.weight"] = numbers(WIDTH)
        truth.append(masktext.Instance(f"{block}.mlp", [("up_proj.weight_mask", up), ("down_proj.weight_mask", down)]))
    tensors |= {"model.norm.weight": numbers(WIDTH), "lm_head.weight": numbers(200, WIDTH)}
    return tensors, truth


def read(tool, folder, operands, truth):
    """Reads the checkpoint, holds it against the truth; the seconds, and the bytes that were written."""
    written = folder / "written.txt"
    written.unlink(missing_ok=True)
    start = time.monotonic()
    run = tool.analyze([*operands, *EACH, *LAYERS, "--timeout", "0.5", "--format", "json", "--write-masks", "written.txt"], folder)
    seconds = time.monotonic() - start
    assert run.returncode in (0, 1, 3) and written.exists(), f"{operands}: status {run.returncode}: {run.stderr[:500]}"
    names = [instance["name"] for instance in json.loads(run.stdout)["instances"]]
    assert names == [instance.name for instance in truth], f"{operands}: instances {names}"
    found = masktext.read(written)
    assert [instance.name for instance in found] == names, f"{operands}: masks of {[instance.name for instance in found]}"
    wrong = masktext.difference(found, truth)
    assert wrong is None, f"{operands}: {wrong}"
    assert seconds <= MOST_SECONDS, f"{operands}: {seconds:.2f} s"
    print(f"{operands[0]}{' …' if len(operands) > 1 else ''}: {len(found)} instances in {seconds:.2f} s")
    return written.read_bytes()


def refuses(tool, folder, operands, what, layers=LAYERS):
    run = tool.analyze([*operands, *EACH, *layers, "--quiet", "--write-masks", "refused.txt", *toolrun.ANALYZE_ONLY], folder)
    assert run.returncode == 2, f"{what}: status {run.returncode}"
    assert not (folder / "refused.txt").exists(), f"{what}: masks are written"
    assert run.stderr, f"{what}: refused without a word"
    print(f"{what}: refused: {toolrun.first_line(run)[:120]}")
    return run


def choose_by_command(tool, folder, truth):
    """Without the order of the layers the tool refuses, and one of its commands reads the truth."""
    run = refuses(tool, folder, ["checkpoint"], "the order is not given", layers=[])
    results = []
    for line in toolrun.commands(run.stderr):
        (folder / "refused.txt").unlink(missing_ok=True)
        pasted = tool.paste(line, folder)
        assert pasted.returncode in (0, 1, 3), f"status {pasted.returncode} of {line}: {pasted.stderr[:500]}"
        results.append(masktext.difference(masktext.read(folder / "refused.txt"), truth))
    (folder / "refused.txt").unlink(missing_ok=True)
    assert None in results, f"no command reads the truth: {results}: {run.stderr[:500]}"


def main():
    tensors, truth = checkpoint(numpy.random.default_rng(SEED))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tool = toolrun.Tool(sys.argv[1], folder / "bin")
        files = cases.sharded(folder / "checkpoint", tensors, f"model.layers.{BLOCKS // 2}.mlp.down_proj.bias")
        index = json.loads((folder / "checkpoint" / "model.safetensors.index.json").read_text())["weight_map"]
        mlps = [{index[f"{instance.name}.{layer}"] for layer, _ in instance.blocks} for instance in truth]
        divided = [instance.name for instance, parts in zip(truth, mlps) if len(parts) > 1]
        print(f"seed {SEED}: {len(tensors)} tensors in {len(files)} shards; divided: {', '.join(divided)}")
        assert len(divided) == 1, "the boundary of the shards has to go through the layers of a block"
        shards = [f"checkpoint/{file}" for file in files]
        ways = (["checkpoint"], ["checkpoint/model.safetensors.index.json"], shards, shards[::-1])
        texts = {read(tool, folder, way, truth) for way in ways}
        assert len(texts) == 1, "what is written differs"
        choose_by_command(tool, folder, truth)
        for place, shard in enumerate(shards):
            refuses(tool, folder, [shard], f"shard {place + 1} alone")
            # Without the order of layers there are two faults, and that of the files comes first.
            run = refuses(tool, folder, [shard], f"shard {place + 1} alone, the order not given", layers=[])
            assert "shard" in toolrun.first_line(run).removeprefix(shard), f"{shard}: nothing is said of shards: {run.stderr[:500]}"
        for place, file in enumerate(files):
            there = folder / f"without-{place + 1}"
            shutil.copytree(folder / "checkpoint", there)
            (there / file).unlink()
            refuses(tool, folder, [there.name], f"the folder without shard {place + 1}")
            refuses(tool, folder, [f"{there.name}/model.safetensors.index.json"], f"the index without shard {place + 1}")
    print("shards: passed")


if __name__ == "__main__":
    main()
