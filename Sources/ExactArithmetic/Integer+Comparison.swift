import CGMP

extension Integer: Hashable {
    /// Whether the values are equal; a small and a large one never are, since the form is canonical.
    @inlinable
    public static func == (lhs: Integer, rhs: Integer) -> Bool {
        switch (lhs.representation, rhs.representation) {
        case (.small(let a), .small(let b)): a == b
        case (.big(let a), .big(let b)): a === b || compareLarge(lhs, rhs) == 0
        default: false
        }
    }

    /// Feeds the word, or the sign and the limbs, to `hasher`.
    public func hash(into hasher: inout Hasher) {
        switch representation {
        case .small(let value):
            hasher.combine(value)
        case .big(let storage):
            storage.withUnsafeMutablePointerToElements { value in
                hasher.combine(gmp_z_sgn(value))
                for index in 0..<gmp_z_size(value) { hasher.combine(gmp_z_limb(value, index)) }
            }
        }
    }
}

extension Integer: Comparable {
    /// Whether `lhs` is less than `rhs`.
    @inlinable
    public static func < (lhs: Integer, rhs: Integer) -> Bool {
        if case .small(let a) = lhs.representation, case .small(let b) = rhs.representation {
            return a < b
        }
        return compareLarge(lhs, rhs) < 0
    }

    /// Negative, zero or positive as `lhs` is less than, equal to or greater than `rhs`.
    @usableFromInline
    @inline(never)
    static func compareLarge(_ lhs: Integer, _ rhs: Integer) -> Int {
        lhs.withSource { lhs in rhs.withSource { rhs in Int(gmp_z_cmp(lhs, rhs)) } }
    }
}
