import Rules

/// What a verification rests on besides the checker's own source.
public struct TrustedSteps: Sendable {
    /// One sentence each: what is common to all certificates, then the rules, each from its text.
    public static let sentences =
        common
        + RuleCode.allCases.compactMap { code in
            Rule(code).trusted.map { "\(code.rawValue): \($0)" }
        }

    private static let common = [
        "GMP: exact rational arithmetic (mpq) for witnesses and identities.",
        "Swift: the compiler, its standard library and Foundation, which reads files.",
        "not-closed and not-member, split: a real number is zero or it is not.",
        "not-closed and not-member, identity: a real solution cannot make Σ multiplier · equation + Σ multiplier · (what is zero on the branch) equal to a product of numbers that are not zero, or to a positive one plus squares.",
        "member: where a polynomial changes its sign it has a real zero, and there every polynomial that it divides is zero too.",
        "SC304, cases: what scaling leaves are real numbers that are not zero; where a · λ + b is zero and a is not, a polynomial is zero if its pseudo-remainder is.",
        "normalising: the blocks of a matrix of rank ≤ p on connected components of its observed cells are independent, and classes on equal cells add up.",
    ]
}
