"""Membership by z3 (QF_NRA)."""

import time

import z3


class Oracle:
    def answer(self, question, limit):
        start = time.perf_counter()
        solver = z3.SolverFor("QF_NRA")
        solver.set("timeout", int(1000 * limit))
        unknowns = {entry: z3.Real("_".join(map(str, entry))) for entry in question.entries()}
        for i, j, supports in question.cells():
            terms = [unknowns["x", i, k] * unknowns["y", j, k] for k in supports]
            solver.add((z3.Sum(terms) if terms else z3.RealVal(0)) == z3.RealVal(str(question.matrix[i][j])))
        found = str(solver.check())
        return {"sat": "member", "unsat": "not-member"}.get(found, "unknown"), time.perf_counter() - start
