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
