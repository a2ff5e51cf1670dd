import CGMP

/// From integers to GMP and back.
extension Integer {
    typealias Source = UnsafePointer<gmp_z_struct>
    typealias Target = UnsafeMutablePointer<gmp_z_struct>

    /// Shows the value to GMP for the time of `body`, without allocation.
    @inline(__always)
    func withSource<Result>(_ body: (Source) -> Result) -> Result {
        switch representation {
        case .small(let value):
            return withUnsafePointer(to: value.magnitude) { limb in
                withUnsafePointer(to: gmp_z_view(limb, Int32(truncatingIfNeeded: value.signum())), body)
            }
        case .big(let storage):
            return storage.withUnsafeMutablePointerToElements { body(Source($0)) }
        }
    }

    /// The integer that `compute` writes to its argument, which holds 0 at first.
    @inline(__always)
    static func computed(_ compute: (Target) -> Void) -> Integer {
        let storage = IntegerStorage.make()
        storage.withUnsafeMutablePointerToElements(compute)
        return Integer(normalizing: storage)
    }

    /// The integer that a three-operand function of GMP makes of `lhs` and `rhs`.
    @inline(__always)
    static func combined(_ lhs: Integer, _ rhs: Integer, _ operation: (Target, Source, Source) -> Void) -> Integer {
        computed { target in
            lhs.withSource { lhs in rhs.withSource { rhs in operation(target, lhs, rhs) } }
        }
    }

    /// Lets `update` change the value in place where nobody shares it, and on a copy otherwise.
    @inline(__always)
    mutating func updateInPlace(_ update: (Target) -> Void) {
        var storage: IntegerStorage
        switch representation {
        case .small(let value): storage = IntegerStorage.make(value)
        case .big(let current): storage = current
        }
        // Give up this value's own reference, which would count as another owner.
        representation = .small(0)
        if !isKnownUniquelyReferenced(&storage) { storage = storage.copy() }
        storage.withUnsafeMutablePointerToElements(update)
        self = Integer(normalizing: storage)
    }

    /// `self = operation(self, rhs)`, in place where nobody shares the value; spares the copy of `updateInPlace`
    /// otherwise.
    @inline(__always)
    mutating func combineInPlace(_ rhs: Integer, _ operation: (Target, Source, Source) -> Void) {
        if case .big(var storage) = representation {
            representation = .small(0)
            if isKnownUniquelyReferenced(&storage) {
                storage.withUnsafeMutablePointerToElements { target in
                    rhs.withSource { rhs in operation(target, Source(target), rhs) }
                }
                self = Integer(normalizing: storage)
                return
            }
            representation = .big(storage)
        }
        self = Integer.combined(self, rhs, operation)
    }
}
