"""Attacks networks that are said to be closed: looks for a limit of products that is no product.

Limits come from random curves (curves.py) and from the witnesses of smaller masks: if the masks with some ones taken away are not closed, then
the limit that shows it is a limit on the masks as well. Factors of the limit are looked for exactly and with z3 (membership.py). The networks:
all 4,096 triples of 2 × 2 masks, and random ones of three and four layers. The same attack with curves is run on networks that are not closed, where it has to
succeed often: otherwise its silence would mean nothing.

Prints counts, and each limit without factors with its masks. Exits 1 if z3 says that a limit on masks said to be closed has no factors, or
if the control is weak; 2 if nothing was attacked. A suspect, of which nobody knows factors, is printed; it proves nothing.
"""

import argparse
import collections
import fractions
import multiprocessing
import random
import sys

import curves
import instances
import laurent
import membership


def limits_of_curves(generator, masks, count):
    """Different limits that are not zero, of at most 4·count curves."""
    found = []
    for _ in range(4 * count):
        layers = curves.random_curve(generator, masks)
        a = layers and laurent.limit(laurent.product(layers))
        if a and a not in found:
            found.append(a)
        if len(found) == count:
            break
    return found


def attack(task):
    """The answers for the limits: of curves of its own, or the one given."""
    kind, seed, masks, limits, count, milliseconds = task
    generator = random.Random(f"{seed} {masks}")
    result = []
    for a in limits or limits_of_curves(generator, masks, count):
        result.append((membership.answer(generator, masks, a, milliseconds), a))
        if kind == "control" and result[-1][0] == "unsat":
            break
    return kind, masks, result


def smaller(generator, masks):
    """The masks without some of their ones."""
    share = generator.uniform(0.05, 0.5)
    return [["".join("0" if cell == "0" or generator.random() < share else "1" for cell in row) for row in mask] for mask in masks]


def contains(masks, others):
    return all(c == "1" or d == "0" for mask, other in zip(masks, others) for row, inner in zip(mask, other) for c, d in zip(row, inner))


def witness(answer):
    return {(i, j): fractions.Fraction(value) for i, j, value in answer["witness"]["A"]}


def tasks(arguments, milliseconds):
    """Tasks in words of (kind, seed, masks, limits, number of curves, milliseconds)."""
    generator = random.Random(arguments.seed)

    def by_verdict(networks):
        answers = instances.answers(arguments.tool, networks)
        sorted_out = {verdict: [(m, x) for m, x in zip(networks, answers) if x["verdict"] == verdict] for verdict in ("closed", "not-closed", "undecided")}
        print({verdict: len(members) for verdict, members in sorted_out.items()})
        return sorted_out

    print("triples of 2 × 2 masks:", end=" ")
    triples = by_verdict(instances.triples())
    for masks, _ in triples["closed"]:
        yield "triples, curves", arguments.seed, masks, None, arguments.curves, milliseconds
        for inner, answer in triples["not-closed"]:
            if contains(masks, inner):
                yield "triples, witnesses of smaller masks", arguments.seed, masks, [witness(answer)], 1, milliseconds
    for masks, _ in triples["not-closed"]:
        yield "control", arguments.seed, masks, None, 60, milliseconds

    for depth, largest in ((3, 3), (3, 4), (4, 3)):
        kind = f"random, {depth} layers up to {largest} × {largest}"
        print(f"{kind}:", end=" ")
        networks = by_verdict(instances.random_networks(arguments.seed + 10 * depth + largest, arguments.count, [depth], largest))
        closed = [masks for masks, _ in networks["closed"]]
        for masks in closed:
            yield f"{kind}, curves", arguments.seed, masks, None, arguments.curves, milliseconds
        pairs = [(masks, smaller(generator, masks)) for masks in closed for _ in range(8)]
        print("    with ones taken away:", end=" ")
        by_verdict_of_pairs = instances.answers(arguments.tool, [inner for _, inner in pairs])
        print(dict(sorted(collections.Counter(answer["verdict"] for answer in by_verdict_of_pairs).items())))
        for (masks, _), answer in zip(pairs, by_verdict_of_pairs):
            if answer["verdict"] == "not-closed":
                yield f"{kind}, witnesses of smaller masks", arguments.seed, masks, [witness(answer)], 1, milliseconds
        if largest == 3:
            for masks, _ in networks["not-closed"][:60]:
                yield "control", arguments.seed, masks, None, 60, milliseconds


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool", help="the built supportcheck")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300, help="random networks of each kind")
    parser.add_argument("--curves", type=int, default=3, help="limits for each network")
    parser.add_argument("--timeout", type=float, default=2, help="seconds for each question to z3")
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    counts, fallen = collections.defaultdict(collections.Counter), collections.Counter()
    failures, suspects = [], []
    work = list(tasks(arguments, int(1000 * arguments.timeout)))
    with multiprocessing.Pool(arguments.processes) as pool:
        for kind, masks, answers in pool.imap_unordered(attack, work, chunksize=8):
            counts[kind].update(answer for answer, _ in answers)
            if kind == "control":
                fallen[any(answer == "unsat" for answer, _ in answers)] += 1
                continue
            for answer, a in answers:
                line = f"{masks}, limit {{{', '.join(f'{place}: {value}' for place, value in sorted(a.items()))}}}"
                if answer == "unsat":
                    failures.append(f"said to be closed, and z3 finds no factors: {line}")
                elif answer == "suspect":
                    suspects.append(f"no factors found: {line}")
    for kind, counter in counts.items():
        print(f"{kind} (seed {arguments.seed}): {sum(counter.values())} limits: {', '.join(f'{key} {value}' for key, value in sorted(counter.items()))}")
    print(f"control: {fallen[True]} of {fallen.total()} networks that are not closed fall")
    for line in suspects + failures:
        print(line, file=sys.stderr)
    if not work:
        return 2
    return 1 if failures or 10 * fallen[True] < 7 * fallen.total() else 0


if __name__ == "__main__":
    sys.exit(main())
