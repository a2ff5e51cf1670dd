"""Membership by cvc5 (QF_NRA)."""

import time

import cvc5
from cvc5 import Kind


class Oracle:
    def answer(self, question, limit):
        start = time.perf_counter()
        terms = cvc5.TermManager()
        solver = cvc5.Solver(terms)
        solver.setOption("tlimit-per", str(int(1000 * limit)))
        solver.setLogic("QF_NRA")
        real = terms.getRealSort()
        unknowns = {entry: terms.mkConst(real, "_".join(map(str, entry))) for entry in question.entries()}
        for i, j, supports in question.cells():
            value = terms.mkReal(str(question.matrix[i][j]))
            products = [terms.mkTerm(Kind.MULT, unknowns["x", i, k], unknowns["y", j, k]) for k in supports]
            total = products[0] if len(products) == 1 else terms.mkTerm(Kind.ADD, *products) if products else terms.mkReal("0")
            solver.assertFormula(terms.mkTerm(Kind.EQUAL, total, value))
        found = solver.checkSat()
        answer = "member" if found.isSat() else "not-member" if found.isUnsat() else "unknown"
        return answer, time.perf_counter() - start
