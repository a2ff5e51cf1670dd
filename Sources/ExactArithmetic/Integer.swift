/// An integer of any size.
///
/// A value that fits a machine word is kept in one, without allocation; a larger one lives in a GMP integer on the
/// heap that copies share until one of them is changed. The form is *canonical*: `Int.min` and everything beyond the
/// range of `Int` is large, everything else is small. So negation of a small value never overflows, and equality and
/// hashing are those of the representation.
///
/// Sums, products and quotients of small values cost a few machine instructions. A result too large for memory ends the
/// process.
public struct Integer: Sendable {
    /// Safe to share between threads: a storage is changed only by an `Integer` that has just found itself its only
    /// owner.
    @usableFromInline
    enum Representation: @unchecked Sendable {
        /// Any word but `Int.min`.
        case small(Int)
        /// Anything else.
        case big(IntegerStorage)
    }

    @usableFromInline
    var representation: Representation

    /// The small integer `value`, which is not `Int.min`.
    @inlinable
    init(small value: Int) {
        representation = .small(value)
    }

    /// The integer `value`.
    @inlinable
    public init(_ value: Int) {
        if value == .min {
            self.init(normalizing: IntegerStorage.make(value))
        } else {
            self.init(small: value)
        }
    }

    /// The value of `storage`, which nobody else holds, in canonical form.
    @usableFromInline
    init(normalizing storage: IntegerStorage) {
        if let value = storage.smallValue {
            representation = .small(value)
        } else {
            representation = .big(storage)
        }
    }

    /// Whether the representation is the one that the value must have: large only where the value is `Int.min` or
    /// beyond `Int`.
    ///
    /// Every operation promises this; it is public so that tests can hold them to it.
    public var isCanonical: Bool {
        switch representation {
        case .small(let value): value != .min
        case .big(let storage): storage.smallValue == nil
        }
    }
}

extension Integer: ExpressibleByIntegerLiteral {
    /// The integer of a literal that fits `Int`.
    @inlinable
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}

// MARK: Sign and size

extension Integer {
    /// Whether the value is 0.
    @inlinable
    public var isZero: Bool {
        if case .small(0) = representation { true } else { false }
    }

    /// Whether the value is 1.
    @inlinable
    public var isOne: Bool {
        if case .small(1) = representation { true } else { false }
    }

    /// -1, 0 or 1: the sign of the value.
    @inlinable
    public func signum() -> Int {
        switch representation {
        case .small(let value): value.signum()
        case .big(let storage): storage.signum()
        }
    }

    /// The absolute value.
    @inlinable
    public var magnitude: Integer {
        signum() < 0 ? -self : self
    }

    /// The number of binary digits of the absolute value: 0 for 0, else ⌊log₂ |self|⌋ + 1.
    public var bitWidthOfMagnitude: Int {
        switch representation {
        case .small(let value): Int.bitWidth - value.magnitude.leadingZeroBitCount
        case .big(let storage): storage.bitWidthOfMagnitude
        }
    }
}
