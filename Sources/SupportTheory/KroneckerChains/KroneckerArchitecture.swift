import SupportMasks

/// Published architectures that a chain of Kronecker-sparse factors may be.
public enum KroneckerArchitecture: String, Sendable, Hashable, CaseIterable {
    /// Size 2^L, factor l of L is I_{2^(l−1)} ⊗ 1_{2×2} ⊗ I_{2^(L−l)}.
    case squareDyadicButterfly = "square dyadic butterfly"
    /// A square dyadic butterfly times a transposed one, which has the factors in the reverse order.
    case kaleidoscope
    /// Two factors 1_{a×b} ⊗ I_c and I_b ⊗ 1_{c×d}.
    case monarch
    /// Any factors I_a ⊗ 1_{b×c} ⊗ I_d.
    case deformableButterfly = "deformable butterfly"

    /// The most special architecture that the chain is.
    public init(_ chain: KroneckerChain) {
        self = Self.allCases.first { $0.includes(chain.factors) } ?? .deformableButterfly
    }

    private func includes(_ factors: [KroneckerPattern]) -> Bool {
        switch self {
        case .squareDyadicButterfly: return Self.isButterfly(factors[...])
        case .kaleidoscope:
            let half = factors.count / 2
            return factors.count >= 2 && factors.count % 2 == 0 && Self.isButterfly(factors[..<half])
                && factors[half...].reversed() == factors[..<half].map(\.transposed)
        case .monarch:
            guard factors.count == 2 else { return false }
            let (left, right) = (factors[0], factors[1])
            return left.a == 1 && right.d == 1 && right.a == left.c && right.b == left.d
        case .deformableButterfly: return true
        }
    }

    private static func isButterfly(_ factors: ArraySlice<KroneckerPattern>) -> Bool {
        let count = factors.count
        guard count >= 1, count < Int.bitWidth - 2 else { return false }
        return factors.enumerated().allSatisfy { l, factor in
            factor.b == 2 && factor.c == 2 && factor.a == 1 << l && factor.d == 1 << (count - 1 - l)
        }
    }
}
