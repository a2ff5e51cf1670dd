import CGMP

/// A GMP integer in the tail of a reference-counted object.
///
/// The tail is reached through a raw pointer, never as a stored property: GMP takes one address as source and as
/// destination, which Swift's exclusive access forbids for properties.
@usableFromInline
final class IntegerStorage: ManagedBuffer<Void, gmp_z_struct> {
    /// A new storage of value 0.
    @inline(__always)
    static func make() -> IntegerStorage {
        let storage = unsafeDowncast(create(minimumCapacity: 1) { _ in () }, to: IntegerStorage.self)
        storage.withUnsafeMutablePointerToElements { gmp_z_init($0) }
        return storage
    }

    /// A new storage of value `value`.
    @usableFromInline
    static func make(_ value: Int) -> IntegerStorage {
        let storage = make()
        storage.withUnsafeMutablePointerToElements { gmp_z_set_si($0, value) }
        return storage
    }

    /// A new storage of the same value.
    func copy() -> IntegerStorage {
        let storage = IntegerStorage.make()
        storage.withUnsafeMutablePointerToElements { target in
            withUnsafeMutablePointerToElements { gmp_z_set(target, $0) }
        }
        return storage
    }

    deinit {
        withUnsafeMutablePointerToElements { gmp_z_clear($0) }
    }

    /// The value, if it must be kept in a word.
    var smallValue: Int? {
        guard let value = wordValue, value != .min else { return nil }
        return value
    }

    /// The value, if `Int` can represent it.
    @usableFromInline
    var wordValue: Int? {
        withUnsafeMutablePointerToElements { gmp_z_fits_slong($0) ? gmp_z_get_si($0) : nil }
    }

    @usableFromInline
    func signum() -> Int {
        withUnsafeMutablePointerToElements { Int(gmp_z_sgn($0)) }
    }

    var bitWidthOfMagnitude: Int {
        withUnsafeMutablePointerToElements { gmp_z_sgn($0) == 0 ? 0 : Int(gmp_z_sizeinbase($0, 2)) }
    }
}

// MARK: From integers to GMP and back

extension Integer {
    typealias Source = UnsafePointer<gmp_z_struct>
    typealias Target = UnsafeMutablePointer<gmp_z_struct>

    /// The value of `storage`, which nobody else holds, in canonical form.
    @usableFromInline
    init(normalizing storage: IntegerStorage) {
        if let value = storage.smallValue {
            representation = .small(value)
        } else {
            representation = .big(storage)
        }
    }

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
