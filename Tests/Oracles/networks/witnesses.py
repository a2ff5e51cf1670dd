"""Holds networks that are said not to be closed against z3 and Python fractions.

The networks: all 4,096 triples of 2 × 2 masks, random ones of three and four layers, the Kaleidoscopes of size 4 and 8. For each that is not closed:
  - W_N(t) ⋯ W_1(t) -> A as t -> 0, expanded with Python fractions;
  - is A, in the rows and columns of the window, a product of real layers on their masks (the layers themselves, not blocks of them)? z3 is asked
    as it stands, and where it does not know, with the rows of hidden units scaled;
  - as a control, the product at t = 1/3 is one; where z3 does not know, all layers but one are given their values.

Prints counts. Exits 1 if z3 finds factors of a witness, says that a control has none, or a curve does not tend to A; 2 if nothing was asked.
Unknown answers prove nothing in either direction.
"""

import argparse
import collections
import fractions
import multiprocessing
import sys

import instances
import laurent
import z3_layers


def window(masks, a, rows, columns):
    """The masks and the matrix in the rows and columns."""
    masks = [list(mask) for mask in masks]
    masks[0] = ["".join(row[j] for j in columns) for row in masks[0]]
    masks[-1] = [masks[-1][i] for i in rows]
    if any(i not in rows or j not in columns for i, j in a):
        raise ValueError("an entry of A outside the window")
    return masks, {(rows.index(i), columns.index(j)): value for (i, j), value in a.items()}


def witness_answer(masks, a, milliseconds):
    answer = z3_layers.factors_exist(masks, a, milliseconds)
    if answer != "unknown":
        return answer
    answer = z3_layers.factors_exist(masks, a, milliseconds, scaled=True)
    return answer if answer == "unknown" else f"{answer}, rows scaled"


def control_answer(masks, layers, milliseconds):
    values = laurent.at(fractions.Fraction(1, 3), layers)
    a = {place: cell[0] for place, cell in laurent.product(values).items()}
    answer = z3_layers.factors_exist(masks, a, milliseconds)
    if answer != "unknown":
        return answer
    for free in range(len(masks)):
        # Entries on the mask that the curve does not use are zero.
        fixed = {
            (l, o, i): values[l].get((o, i), {0: 0})[0]
            for l, mask in enumerate(masks) if l != free for o, row in enumerate(mask) for i, cell in enumerate(row) if cell == "1"
        }
        # "unsat" means nothing for other layers; but with these values there are factors.
        answer = z3_layers.factors_exist(masks, a, milliseconds, fixed)
        if answer != "unknown":
            return f"{answer}, one layer free"
    return answer


def check(task):
    family, masks, witness, window_lines, milliseconds = task
    try:
        layers = [laurent.layer(entries, mask) for entries, mask in zip(witness["layers"], masks, strict=True)]
        a = {(i, j): fractions.Fraction(value) for i, j, value in witness["A"]}
        inner, limit = window(masks, a, window_lines["rows"], window_lines["columns"])
    except ValueError as error:
        return family, masks, str(error), None, None
    flaw = None if laurent.limit(laurent.product(layers)) == a else "W(t) does not tend to A"
    return family, masks, flaw, witness_answer(inner, limit, milliseconds), control_answer(masks, layers, milliseconds)


def families(arguments):
    yield "triples of 2 × 2 masks", instances.triples()
    for depth in (3, 4):
        yield f"random, {depth} layers", instances.random_networks(arguments.seed + depth, arguments.count, [depth])
    for size in (4, 8):
        yield f"kaleidoscope {size}", [instances.kaleidoscope(arguments.tool, size)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool", help="the built supportcheck")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=400, help="random networks of each depth")
    parser.add_argument("--timeout", type=float, default=5, help="seconds for each question to z3")
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    tasks, sizes = [], {}
    for family, networks in families(arguments):
        found = instances.answers(arguments.tool, networks)
        sizes[family] = collections.Counter(answer["verdict"] for answer in found)
        tasks += [
            (family, masks, answer["witness"], answer["window"], int(1000 * arguments.timeout))
            for masks, answer in zip(networks, found) if answer["verdict"] == "not-closed"
        ]
    answers = {family: (collections.Counter(), collections.Counter()) for family in sizes}
    failures = []
    with multiprocessing.Pool(arguments.processes) as pool:
        for family, masks, flaw, answer, control in pool.imap_unordered(check, tasks):
            if flaw:
                failures.append(f"{masks}: {flaw}")
                continue
            answers[family][0][answer] += 1
            answers[family][1][control] += 1
            if answer.startswith("sat"):
                failures.append(f"{masks}: z3 finds factors of the witness ({answer})")
            if control.startswith("unsat"):
                failures.append(f"{masks}: z3 finds no factors of a product of the curve ({control})")
    for family, verdicts in sizes.items():
        print(f"{family} (seed {arguments.seed}): {dict(sorted(verdicts.items()))}")
        for name, counter in zip(("witnesses", "controls"), answers[family]):
            print(f"    {name}: {', '.join(f'{key} {value}' for key, value in sorted(counter.items())) or 'none'}")
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0 if tasks else 2


if __name__ == "__main__":
    sys.exit(main())
