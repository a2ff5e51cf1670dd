import CheckerInput

/// REFUTATION: the equations have no real solution. A tree of splits, each on a variable or a polynomial that is zero
/// or not, and of `rank` nodes, with a leaf `minor` or `identity`, or a `rank` without branches, at every end.
struct Refutation {
    private var path: RefutationPath

    init(_ path: RefutationPath) { self.path = path }

    mutating func check(_ value: JSONValue) throws(Rejection) {
        if try value.member("minor") != nil {
            try Minor.check(try value.fields("minor")[0], on: path)
        } else if try value.member("identity") != nil {
            try Identity.check(try value.fields("identity")[0], on: path)
        } else if try value.member("rank") != nil {
            try checkRanks(value)
        } else {
            try checkSplit(value)
        }
    }

    /// A branch for each alternative that the ranks of two factors leave, with what is zero there.
    private mutating func checkRanks(_ value: JSONValue) throws(Rejection) {
        let fields = try value.fields("rank", "branches")
        let alternatives = try RankAlternatives(fields[0], on: path).zeros
        let before = path.zeros
        for (branch, zeros) in zip(
            try fields[1].tuple(alternatives.count, "\(alternatives.count) branches"), alternatives)
        {
            try value.budget.spend(8 * Budget.word * (1 + before.count + zeros.count))
            path.zeros = before.union(zeros)
            try check(branch)
        }
        path.zeros = before
    }

    /// Two branches: a variable, or a polynomial, is zero, or it is not.
    private mutating func checkSplit(_ value: JSONValue) throws(Rejection) {
        let fields = try value.fields("split", "zero", "nonzero")
        try value.require(
            path.zeros.count + path.nonzeros.count + path.polynomials.count < Limits.splitDepth,
            "more than \(Limits.splitDepth) splits on a path")
        guard fields[0].beginsWithInteger else {
            let polynomial = try path.chain.polynomial(fields[0])
            for (branch, isZero) in [(fields[1], true), (fields[2], false)] {
                path.polynomials.append((polynomial, isZero))
                try check(branch)
                path.polynomials.removeLast()
            }
            return
        }
        let variable = try path.chain.variable(fields[0])
        guard !path.zeros.contains(variable), !path.nonzeros.contains(variable) else {
            throw fields[0].rejection("the variable was split on this path already")
        }
        path.zeros.insert(variable)
        try check(fields[1])
        path.zeros.remove(variable)
        path.nonzeros.insert(variable)
        try check(fields[2])
        path.nonzeros.remove(variable)
    }
}
