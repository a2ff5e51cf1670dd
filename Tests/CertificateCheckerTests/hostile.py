#!/usr/bin/env python3
"""Hostile certificates against supportcheck-verify: each must end within 20 s and 1 GiB, whatever the verdict.

Usage: hostile.py VERIFIER [--directory DIR] [--megabytes N] [KIND…]

Each kind is written as large as its shape lets it be, up to N megabytes (64), handed to the verifier, and removed.
"""
import argparse, os, resource, subprocess, sys, tempfile, time

SECONDS, KIBIBYTES = 20, 1 << 20
LU = '{"name": "t", "I": ["10", "11"], "J": ["10", "11"]}'
FORMAT = '"format": "supportcheck.certificate/2"'
size = 64 << 20


def listed(parts, limit=None):
    """A JSON list of parts, up to a number of bytes."""
    limit, text, length = limit or size - 100_000, [], 0
    for part in parts:
        length += len(part) + 1
        if length > limit: break
        text.append(part)
    return "[" + ",".join(text) + "]"


def ones(rows, width): return "[" + ",".join(['"' + "1" * width + '"'] * rows) + "]"
def instance(m, n, r): return '{"name":"t","I":%s,"J":%s}' % (ones(m, r), ones(n, r))


def not_member(refutation, masks, matrix="[]"):
    return '{%s,"instance":%s,"verdict":"not-member","matrix":%s,"refutation":%s}' % (FORMAT, masks, matrix, refutation)


def member(matrix, factors, masks):
    return '{%s,"instance":%s,"verdict":"member","matrix":%s,"factors":%s}' % (FORMAT, masks, matrix, factors)


def not_closed(witness, refutation, masks=LU, window='{"rows":[0],"columns":[0]}'):
    return '{%s,"instance":%s,"verdict":"not-closed","window":%s,"witness":%s,"blocks":[1,1],"refutation":%s}' % (
        FORMAT, masks, window, witness, refutation)


def closed(proof, masks):
    return '{%s,"instance":%s,"verdict":"closed","proof":{"rule":"SC506","proof":%s}}' % (FORMAT, masks, proof)


def identity(multipliers="[]", squares="[]", assumed="[]", factors="[]", constant="1"):
    return '{"identity":{"multipliers":%s,"constant":"%s","monomial":[],"squares":%s,"assumed":%s,"factors":%s}}' % (
        multipliers, constant, squares, assumed, factors)


# A matrix whose last row is out of reach, so that every leaf may end as this one.
LEAF = '{"identity":{"multipliers":[[1,0,[["-1",[]]]]],"constant":"1","monomial":[],"squares":[]}}'


def unreachable(refutation, width):
    return not_member(refutation, '{"name":"t","I":["%s","%s"],"J":%s}' % ("1" * width, "0" * width, ones(1, width)), '[[1,0,"1"]]')


def split(what, zero, nonzero=None): return '{"split":%s,"zero":%s,"nonzero":%s}' % (what, zero, nonzero or identity())


def monomials():
    """Distinct ones in x_{0,0} and y_{0,0}, …"""
    for k in range(1 << 30):
        for a in range(1, 65):
            for b in range(1, 65): yield '[[1,0,%d],%d],[[0,%d,0],%d]' % (k, a, k, b)


def terms(count=None, coefficient="1", limit=None):
    source = ('["%s",[%s]]' % (coefficient, m) for i, m in zip(range(count or 1 << 40), monomials()))
    return listed(source, limit)


def forever(text):
    while True: yield text


# The kinds of the report.

def repeated_assumption():
    """One polynomial, listed again and again with multipliers that vanish."""
    part = min(size, 4 << 20) // 2
    leaf = identity(assumed=listed(forever('[0,[["1",[[[1,0,0],1]]]]]'), part))
    return not_member(split('[1,0,0]', split(terms(limit=part), leaf)), instance(1, 1, 64))


def repeated_assumption_64():
    leaf = identity(assumed=listed(forever('[0,[["1",[[[1,0,0],1]]]]]'), size // 2))
    return not_member(split('[1,0,0]', split(terms(limit=size // 2), leaf)), instance(1, 1, 512))


def large_square():
    """Of 4,200 variables: the square has 8.8 million terms."""
    return not_member(identity(squares='[["1",%s]]' % listed('["1",[[[1,0,%d],1]]]' % k for k in range(4_200))), instance(1, 1, 4_200))


# Others.

def values():
    """As many values as fit."""
    return listed(forever("0"))


def pairs(): return listed(forever("[]"))
def digits(): return member("[[0,0,\"%s\"]]" % ("7" * (size - 1000)), "0", instance(1, 1, 1))


def long_numbers():
    """Fractions of 10,000 digits over as many, each with the greatest common divisor to find."""
    number = "%s/%s" % ("3" * 9_998 + "1", "7" * 9_998 + "9")
    source = ('[%d,%d,"%s"]' % (i, j, number) for i in range(64) for j in range(64))
    return member(listed(source), '{"layers":[[],[]]}', instance(64, 64, 1))


def long_products():
    """Factors whose entries are long numbers."""
    number = "9" * 19_999
    def entries(n): return listed((('[%d,%d,"%s"]' % (i, k, number)) for k in range(n) for i in range(n)), size // 2)
    return member('[[0,0,"1"]]', '{"layers":[%s,%s]}' % (entries(40), entries(40)), instance(40, 40, 40))


def harmonic():
    """A sum of fractions whose common denominator grows."""
    source = ('["1/%d",[["1",[]]]]' % p for p in range(1_000_003, 1 << 40, 2))
    return not_member(identity(squares=listed(source)), instance(1, 1, 1))


def matrix_entries():
    source = ('[%d,%d,"1"]' % (i, j) for i in range(1 << 22) for j in range(2_000))
    return not_member('{"minor":{"rows":[0],"columns":[0],"neurons":[]}}', instance(4_000, 2_000, 1), listed(source))


def large_minor():
    n = 20_000
    indices = listed(map(str, range(n)))
    return not_member('{"minor":{"rows":%s,"columns":%s,"neurons":%s}}' % (
        indices, indices, listed("[0,%d]" % k for k in range(n - 1))), '{"name":"t","I":%s,"J":%s}' % (ones(n, 1), ones(n, 1)))


def ranks(n, columns, pivots, left="[]", right="[]", branches="[]"):
    return '{"rank":{"rows":%s,"columns":%s,"pivots":%s,"left":%s,"right":%s},"branches":%s}' % (
        listed(map(str, range(n))), listed(map(str, range(columns))), pivots, left, right, branches)


def rank_columns():
    """Vectors of columns, each looked at in many rows."""
    n = 200_000
    return not_member(ranks(n, 1, "[]", right=listed(forever("[]"), size // 2)), instance(n, 1, 1))


def rank_rows():
    """Vectors of one row, each of whose entries is added up."""
    matrix = listed('[0,%d,"1"]' % j for j in range(20_000))
    left = listed(forever('[[1,"1"]]'), size // 2)
    return not_member(ranks(2, 20_000, "[]", left=left), instance(2, 20_000, 1), matrix)


def rank_elimination():
    """A large matrix of fractions."""
    n = 1_000
    matrix = listed('[%d,%d,"1/%d"]' % (i, j, i + j + 2) for i in range(n) for j in range(n))
    return not_member(ranks(n, n, listed("[%d,%d]" % (k, k) for k in range(n))), instance(n, n, 1), matrix)


def rank_pivots():
    """A large unit matrix."""
    n = 10_000
    matrix = listed('[%d,%d,"1"]' % (k, k) for k in range(n))
    return not_member(ranks(n, n, listed("[%d,%d]" % (k, k) for k in range(n))), instance(n, n, 1), matrix)


def rank_nested():
    """Nodes in one another, each of which knows the zeros of those before it."""
    n, inner = 20_000, '{"minor":{"rows":[0],"columns":[0],"neurons":[]}}'
    text = ranks(n, 1, "[]", left="[]", branches="[%s,%s]")
    for _ in range(40): inner = text % (inner, '0')
    return not_member(inner, instance(n, 1, 1))


def nested_splits():
    """290 splits on polynomials, whose product of powers is asked for."""
    leaf = identity(factors=listed("[%d,64]" % s for s in range(290)))
    for s in range(290): leaf = split(terms(2 + s % 7), LEAF, leaf)
    return unreachable(leaf, 8)


def factors_of_power():
    """The 64th power of one long polynomial."""
    return unreachable(split(terms(3_000), LEAF, identity(factors="[[0,64]]")), 8)


def many_leaves():
    """A comb of splits whose leaves all use one large polynomial."""
    leaf = LEAF[:-2] + ',"assumed":[[0,[["1",[[[1,0,0],1]]]]]]}}'
    tree = leaf
    for k in range(290): tree = split('[0,%d,0]' % k, leaf, tree)
    return unreachable(split(terms(limit=size // 2), split('[1,0,0]', tree, LEAF), LEAF), 512)


def many_multipliers():
    """Every cell with a multiplier, over equations of many terms."""
    source = ('[%d,%d,[["1",[]]]]' % (i, j) for i in range(1_000) for j in range(1_000))
    return not_member(identity(multipliers=listed(source)), instance(1_000, 1_000, 1_000))


def escapes(): return '{%s,"instance":{"name":"%s","I":["1"],"J":["1"]},"verdict":"closed","proof":[{"rule":"SC302"}]}' % (
    FORMAT, "\\u0041" * ((size - 1_000) // 6))


def escaped_strings(): return closed(listed(forever('"\\n"')), instance(1, 1, 1))
def backslashes(): return closed('["%s"]' % ("\\\\" * (size // 2 - 500)), instance(1, 1, 1))
def scalars(): return closed('["%s"]' % ("é" * (size // 2 - 500)), instance(1, 1, 1))


def long_keys():
    key = "k" * (size // 16 - 100)
    return "{" + ",".join('"%s%02d":0' % (key, i) for i in range(16)) + "}"


def small_objects(): return closed(listed(forever('{"rule":0}')), instance(1, 1, 1))
def repeated_keys(): return closed(listed(forever('{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"a":1}')), instance(1, 1, 1))
def deep(): return "[" * size
def deep_lists(): return listed(forever("[" * 900 + "]" * 900))


def chain_of_steps():
    """Each step deletes one of many equal rows."""
    n = 20_000
    source = ('{"rule":"SC203","side":"rows","delete":[%d]}' % i for i in range(n))
    return closed(listed(source), '{"name":"t","I":%s,"J":["1"]}' % ones(n + 1, 1))


def many_parts():
    """Each class alone, all of a large instance."""
    n = 3_000
    rows = listed('"%s1%s"' % ("0" * i, "0" * (n - i - 1)) for i in range(n))
    parts = listed('{"classes":[%d],"proof":[{"rule":"SC302"}]}' % i for i in range(n))
    return closed('[{"rule":"SC205","parts":%s}]' % parts, '{"name":"t","I":%s,"J":%s}' % (rows, rows))


def crossing_classes():
    """Many classes that meet one another."""
    n = 4_000
    rows = listed('"%s%s"' % ("1" * (i + 1), "0" * (n - i - 1)) for i in range(n))
    return closed('[{"rule":"SC302"}]', '{"name":"t","I":%s,"J":%s}' % (rows, rows))


def generic_subsets():
    """SC204 with 12 listed classes a line, and as many lines as fit."""
    n = 2_000
    lines = listed('{"line":%d,"disjoint":[]}' % i for i in range(n))
    return closed('[{"rule":"SC204","side":"rows","classes":[0,1,2,3,4,5,6,7,8,9,10,11],"lines":%s}]' % lines,
                  '{"name":"t","I":%s,"J":%s}' % (ones(n, 12), listed('"' + format(1 + i % 4095, "012b") + '"' for i in range(4_000))))


def laurent_entries():
    """Long Laurent polynomials, multiplied."""
    entry = listed(('[%d,"1"]' % e for e in range(-(1 << 20), 1 << 20)), size // 2)
    return not_closed('{"A":[],"layers":[[[0,0,%s]],[[0,0,%s]]]}' % (entry, entry), identity())


def laurent_many():
    """One entry times many."""
    entry = '[[-1048576,"1"],[1048576,"1"]]'
    def entries(n): return listed(('[%d,%d,%s]' % (i, k, entry) for i in range(n) for k in range(n)), size // 2)
    return not_closed('{"A":[],"layers":[%s,%s]}' % (entries(800), entries(800)), identity(), instance(800, 800, 800))


def networks(layers, proof, name='"layers"'):
    return '{%s,"instance":{"name":"n","layers":%s},"verdict":"closed","proof":%s}' % (FORMAT, layers, proof)


def wide_layers():
    """Boolean products of layers of thousands of units."""
    n = 4_000
    full = ones(n, n)
    return networks("[%s,%s,%s]" % (full, full, full), '{"rule":"SC502","peel":["output","output"]}')


def narrow_layers():
    """Layers 200,000 → 1 → 200,000: the product would have 4·10¹⁰ cells."""
    n = 200_000
    return networks('[["%s"],%s,["%s"]]' % ("1" * n, ones(n, 1), "1" * n), '{"rule":"SC504","layers":[0,2],"links":[],"proof":0}')


def many_layers():
    """A million layers of one unit, taken away one after the other."""
    n = 1_000_000
    return networks(listed(forever('["1"]'), 6 * n), '{"rule":"SC502","peel":%s}' % listed(forever('"output"'), 9 * n))


def alternating_peels():
    """Layers taken away at both ends in turn, so that products are formed again."""
    n = 3_000
    return networks(listed(forever('["11","11"]'), 12 * n), '{"rule":"SC502","peel":%s}' % listed(
        '"output"' if i % 2 else '"input"' for i in range(n - 1)))


def many_paths():
    """2⁴⁰ paths through layers of two units."""
    layers = listed(['["11","11"]'] * 40)
    return ('{%s,"instance":{"name":"n","layers":%s},"verdict":"not-closed","window":{"rows":[0],"columns":[0]},'
            '"witness":{"A":[],"layers":%s},"blocks":%s,"refutation":%s}') % (
        FORMAT, layers, listed(["[]"] * 40), listed(["1"] * 40), identity(multipliers='[[0,0,[["1",[]]]]]'))


def kron_merges():
    """A long list of patterns, merged one after the other."""
    n = 300_000
    patterns = listed(forever("[1,1,1,1]"), 10 * n)
    return ('{%s,"instance":{"name":"n","patterns":%s},"verdict":"closed","proof":{"rule":"SC501","patterns":%s,"merges":%s}}') % (
        FORMAT, patterns.replace("[1,1,1,1]", "[1,2,2,1]"), patterns.replace("[1,1,1,1]", "[1,2,2,1]"), listed(forever("0"), 2 * n))


def root_degree():
    """A zero of a polynomial of a high degree, and entries to reduce."""
    coefficients = listed(forever('"1"'), min(size // 4, 4 << 20))
    return member('[[0,0,"1"]]', '{"root":{"polynomial":%s,"between":["-2","1"]},"layers":[[[0,0,%s]],[[0,0,%s]]]}' % (
        coefficients, coefficients, coefficients), instance(1, 1, 1))


def cases(tree):
    """A distinction on the four parameters of the full 2 × 2 matrix; the branches before it end in stars."""
    cells = [(0, 0), (0, 1), (1, 0), (1, 1)]
    def node(k, nonzero):
        if k < 4: return '{"cell":%s,"zero":%s,"cleared":[],"nonzero":%s}' % (list(cells[k]), node(k + 1, nonzero), node(k + 1, nonzero + [cells[k]]))
        if len(nonzero) == 4: return '{"parameters":[[0,0],[0,1],[1,0],[1,1]],"cases":%s}' % tree
        return '{"stars":[%s]}' % ",".join('[%d,[%s]]' % (k, list(cell)) for k, cell in enumerate(nonzero))
    return closed('[{"rule":"SC304","deletions":[],"tree":%s}]' % node(0, []), instance(2, 2, 4))


def exponents():
    return ("%d,%d,%d,%d" % (a, b, c, d) for a in range(65) for b in range(65) for c in range(65) for d in range(65))


def parameter_terms():
    """A polynomial in the parameters of as many terms as fit."""
    return cases(split(listed('["1",[%s]]' % e for e in exponents()), "0", "0"))


def parameter_square():
    root = listed('["1",[%s]]' % e for _, e in zip(range(20_000), exponents()))
    return cases('{"impossible":{"multipliers":[],"value":{"constant":"1","exponents":[0,0,0,0],"factors":[]},"squares":[["1",%s]]}}' % root)


def deep_cases():
    """As many splits on a path as the depth of the text allows, and long polynomials in each."""
    tree, polynomial = "0", listed('["1",[%s]]' % e for _, e in zip(range(4_000), exponents()))
    for _ in range(900): tree = split(polynomial, tree, "0")
    return cases(tree)


def case_powers():
    """A denominator that is a product of powers of what was split on."""
    tree = ('{"impossible":{"multipliers":[],"squares":[],"value":{"constant":"1","exponents":[0,0,0,0],"factors":%s}}}'
            % listed("[%d,64]" % s for s in range(100)))
    zero = '{"impossible":{"multipliers":[[%d,[["1",[0,0,0,0]]]]],"squares":[],"value":{"constant":"1","exponents":[0,0,0,0],"factors":[]}}}'
    for s in reversed(range(100)): tree = split('[["1",[0,0,0,0]],["1",[%d,0,1,0]]]' % (s % 60 + 1), tree, "0") if s == 99 else split(
        '[["1",[%d,%d,1,0]]]' % (s % 60 + 1, s // 60), '0', tree)
    return cases(tree.replace('"zero":0', '"zero":' + zero % 0))


def long_factors():
    """Factors of a matrix of four parameters, long polynomials in every entry."""
    entry = listed(('["1",[%s]]' % e for e in exponents()), size // 16)
    layer = "[" + ",".join("[%d,%d,%s]" % (o, i, entry) for o, i in [(0, 0), (0, 1), (1, 0), (1, 1)]) + "]"
    return cases('{"factors":[%s,%s],"denominator":{"constant":"1","exponents":[0,0,0,0],"factors":[]}}' % (layer, layer))


def supports_of_a_state():
    """One class of 300,000 supports on a hundred lines; the tree ends before they are needed."""
    n, width = 100, 300_000
    return closed('[{"rule":"SC304","deletions":[],"tree":{"stars":[]}}]', '{"name":"t","I":%s,"J":%s}' % (
        listed(['"%s"' % ("1" * width)] * n), listed(['"%s"' % ("1" * width)] * n)))


def supports_of_a_decided_state():
    """A tree that decides the only cell of a class of as many supports as fit."""
    width = min(size // 2 - 1_000, 1 << 22)
    return closed('[{"rule":"SC304","deletions":[],"tree":{"cell":[0,0],"zero":{"stars":[]},"cleared":[],"nonzero":{"stars":[[%d,[[0,0]]]]}}}]' % (
        width - 1), instance(1, 1, width))


def long_membership():
    """A product of 60 layers of long polynomials in α."""
    entry = listed(forever('"1"'), size // 60 - 10)
    return ('{%s,"instance":{"name":"n","layers":%s},"verdict":"member","matrix":[],"factors":{"root":{"polynomial":["-1","1"],"between":["0","2"]},'
            '"layers":%s}}') % (FORMAT, listed(['["1"]'] * 59), listed(["[[0,0,%s]]" % entry] * 59))


def many_deletions():
    n = 5_000
    source = ('{"side":"rows","line":%d,"proof":[{"rule":"SC302"}]}' % i for i in range(n))
    return closed('[{"rule":"SC304","deletions":%s,"tree":0}]' % listed(source), '{"name":"t","I":%s,"J":["11"]}' % ones(n, 2))


def many_windows():
    n = 2_000
    source = ('{"rows":[%d],"columns":[0],"proof":[{"rule":"SC302"}]}' % (i % n) for i in range(1 << 22))
    return closed('[{"rule":"SC305","windows":%s}]' % listed(source), '{"name":"t","I":%s,"J":["11"]}' % ones(n, 2))


def mask_rows(): return closed('[{"rule":"SC302"}]', '{"name":"t","I":%s,"J":["1"]}' % listed(forever('"1"')))
def mask_columns():
    n = size // 3
    return closed('[{"rule":"SC302"}]', '{"name":"t","I":["%s"],"J":["%s"]}' % ("1" * (1 << 22), "1" * (1 << 22)))


def homes(groups, matchings, masks, side="columns"):
    return closed('[{"rule":"SC310","side":"%s","groups":%s,"matchings":%s}]' % (side, groups, matchings), masks)


def homes_of_one_class():
    """As many supports as fit, all at home in one column."""
    width = min(size // 16, 1 << 22)
    return homes("[[0,[%s]]]" % ",".join(map(str, range(width))), "[[]]", instance(1, 1, width))


def homes_searched_in_vain():
    """A group of all supports but one; each pair of every other column goes through those that are matched later."""
    rows, columns = 2_000, 300
    width = rows + 1
    pairs = "[%s]" % ",".join("[%d,%d]" % (i, rows - 1 - i) for i in range(rows))
    masks = '{"name":"t","I":%s,"J":%s}' % (ones(rows, width), ones(columns, width))
    return homes("[[0,[%s]]]" % ",".join(map(str, range(width))), "[[],%s]" % ",".join([pairs] * (columns - 1)), masks)


def homes_that_differ():
    """A class of its own for each support, subtracted in its home from many observed cells."""
    n = 4_000
    dense = listed('"%s0%s"' % ("1" * i, "1" * (n - i - 1)) for i in range(n))
    group = ",".join(str(k) for k in range(1, n))
    return homes("[[0,[%s]]]" % group, listed(forever("[]"), 3 * n + 2), '{"name":"t","I":%s,"J":%s}' % (dense, dense))


def homes_of_lines_that_differ():
    """Staircases: every line has observed cells of its own, every class is subtracted in its home."""
    n = 4_000
    stairs = listed('"%s%s"' % ("1" * (i + 1), "0" * (n - i - 1)) for i in range(n))
    return homes(listed("[%d,[%d]]" % (j, j) for j in range(n)), listed(forever("[]"), 3 * n + 2), '{"name":"t","I":%s,"J":%s}' % (stairs, stairs), "rows")


def spare(leave, proof): return '{"rule":"SC509","leave":%s,"proof":%s}' % (leave, proof)


def spare_of_nothing():
    """Nodes in one another that leave nothing out, each with both products of wide layers."""
    full, proof = ones(1_000, 1_000), '{"rule":"SC503"}'
    for _ in range(900): proof = spare("[[],[]]", proof)
    return networks("[%s,%s,%s]" % (full, full, full), proof)


def spare_wide_layers():
    """Half the neurons of layers of thousands of units."""
    n = 4_000
    full, half = ones(n, n), listed(map(str, range(0, n, 2)))
    return networks("[%s,%s,%s]" % (full, full, full), spare("[%s,%s]" % (half, half), "0"))


def spare_one_by_one():
    """Nodes in one another, each without one neuron of a long layer."""
    n, proof = min(size // 32, 1 << 20), "0"
    for _ in range(900): proof = spare("[[0]]", proof)
    return networks('[%s,["%s"]]' % (ones(n, 1), "1" * n), proof)


def spare_many_layers():
    """Lists for a million layers."""
    n = 1_000_000
    return networks(listed(forever('["11","11"]'), 12 * n), spare(listed(forever("[1]"), 4 * n - 2), "0"))


def spare_narrow_layers():
    """Layers 200,000 → 2 → 200,000: the products would have 4·10¹⁰ cells."""
    n = 200_000
    return networks('[["%s","%s"],%s]' % ("1" * n, "1" * n, ones(n, 2)), spare("[[1]]", "0"))


def spare_long_list():
    """A list of as many neurons as a level may have."""
    n = min(size // 16, 1 << 22)
    return networks('[%s,["%s"]]' % (ones(n, 1), "1" * n), spare("[[%s]]" % ",".join(map(str, range(n - 1))), "0"))


KINDS = {name: value for name, value in list(globals().items()) if callable(value) and name not in (
    "listed", "ones", "instance", "not_member", "member", "not_closed", "closed", "identity", "split", "monomials", "terms",
    "forever", "networks", "ranks", "unreachable", "cases", "exponents", "homes", "spare")}


def run(verifier, path):
    """Seconds, those of the processor (what counts: others may use the machine), kibibytes, and what the verifier says."""
    def limit(): resource.setrlimit(resource.RLIMIT_CPU, (3 * SECONDS, 3 * SECONDS))
    start = time.time()
    process = subprocess.Popen([verifier, path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=limit)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    said = output.decode("utf-8", "replace").replace(path, "").strip()
    return time.time() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, code, said


def main():
    global size
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("verifier")
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--directory", default=tempfile.gettempdir())
    parser.add_argument("--megabytes", type=int, default=64)
    options = parser.parse_args()
    size = options.megabytes << 20
    failed = []
    for name in options.kinds or KINDS:
        path = os.path.join(options.directory, f"hostile-{name}.json")
        with open(path, "w") as file: file.write(KINDS[name]())
        length = os.path.getsize(path)
        elapsed, seconds, memory, code, said = run(options.verifier, path)
        os.remove(path)
        bad = seconds > SECONDS or memory > KIBIBYTES or code not in (0, 1)
        if bad: failed.append(name)
        print(f"{name:24} {length / 1e6:6.1f} MB {seconds:6.1f} s ({elapsed:.1f} s) {memory / 1024:7.0f} MiB  {'FAILED ' if bad else ''}{code} {said[-90:]}", flush=True)
    if failed: sys.exit("beyond the limits: " + ", ".join(failed))


main()
