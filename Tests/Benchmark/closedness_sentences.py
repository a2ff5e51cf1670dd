"""Closedness as a first-order sentence over the reals, put to z3 and cvc5:

    for all A: (for all eps > 0 there are X, Y on the masks with |A - X Y^T| < eps in every cell) implies there are X, Y with A = X Y^T.

The sentence is satisfiable (true) exactly if the set of products is closed. Cells that no support reaches are left out: they are zero in the closure.
"""

import z3
import cvc5
from cvc5 import Kind


def ask_z3(question, limit):
    def entries(name):
        return {entry: z3.Real("_".join(map(str, (name, *entry)))) for entry in question.entries()}

    cells = [(i, j, supports) for i, j, supports in question.cells() if supports]
    a = {(i, j): z3.Real(f"a_{i}_{j}") for i, j, _ in cells}
    eps, near, exact = z3.Real("eps"), entries("n"), entries("e")

    def value(values, i, j, supports):
        return z3.Sum([values["x", i, k] * values["y", j, k] for k in supports])

    close = z3.And([z3.And(a[i, j] - value(near, i, j, s) < eps, value(near, i, j, s) - a[i, j] < eps) for i, j, s in cells])
    equal = z3.And([a[i, j] == value(exact, i, j, s) for i, j, s in cells])
    limit_point = z3.ForAll([eps], z3.Implies(eps > 0, z3.Exists(list(near.values()), close)))
    solver = z3.SolverFor("NRA")
    solver.set("timeout", int(1000 * limit))
    solver.add(z3.ForAll(list(a.values()), z3.Implies(limit_point, z3.Exists(list(exact.values()), equal))))
    return {"sat": "closed", "unsat": "not-closed"}.get(str(solver.check()), "no answer")


def ask_cvc5(question, limit):
    terms = cvc5.TermManager()
    solver = cvc5.Solver(terms)
    solver.setOption("tlimit-per", str(int(1000 * limit)))
    solver.setLogic("NRA")
    real = terms.getRealSort()

    def entries(name):
        return {entry: terms.mkVar(real, "_".join(map(str, (name, *entry)))) for entry in question.entries()}

    def join(kind, parts):
        return parts[0] if len(parts) == 1 else terms.mkTerm(kind, *parts)

    def quantified(kind, variables, body):
        return terms.mkTerm(kind, terms.mkTerm(Kind.VARIABLE_LIST, *variables), body)

    def value(values, i, j, supports):
        return join(Kind.ADD, [terms.mkTerm(Kind.MULT, values["x", i, k], values["y", j, k]) for k in supports])

    cells = [(i, j, supports) for i, j, supports in question.cells() if supports]
    a = {(i, j): terms.mkVar(real, f"a_{i}_{j}") for i, j, _ in cells}
    eps, near, exact = terms.mkVar(real, "eps"), entries("n"), entries("e")
    differences = [terms.mkTerm(Kind.SUB, a[i, j], value(near, i, j, s)) for i, j, s in cells]
    close = join(Kind.AND, [terms.mkTerm(Kind.LT, d, eps) for d in differences] + [terms.mkTerm(Kind.LT, terms.mkTerm(Kind.NEG, d), eps) for d in differences])
    equal = join(Kind.AND, [terms.mkTerm(Kind.EQUAL, a[i, j], value(exact, i, j, s)) for i, j, s in cells])
    positive = terms.mkTerm(Kind.GT, eps, terms.mkReal("0"))
    limit_point = quantified(
        Kind.FORALL, [eps], terms.mkTerm(Kind.IMPLIES, positive, quantified(Kind.EXISTS, list(near.values()), close)))
    solver.assertFormula(
        quantified(Kind.FORALL, list(a.values()), terms.mkTerm(Kind.IMPLIES, limit_point, quantified(Kind.EXISTS, list(exact.values()), equal))))
    found = solver.checkSat()
    return "closed" if found.isSat() else "not-closed" if found.isUnsat() else "no answer"
