/// The type of the entries of an array of NumPy, as far as it is a number.
struct NumberType: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case bool
        case integer(isSigned: Bool)
        case float
        case brainFloat
        case complex
    }

    let kind: Kind
    /// The bytes of an entry.
    let size: Int
    let isBigEndian: Bool

    /// The bytes of a number: a complex entry has two.
    var partSize: Int { kind == .complex ? size / 2 : size }

    /// The numbers of an entry.
    var partCount: Int { kind == .complex ? 2 : 1 }

    /// Whether single precision holds what the type holds, and integers are not meant.
    var isSingle: Bool {
        switch kind {
        case .bool, .integer: false
        case .float, .brainFloat, .complex: partSize <= 4
        }
    }

    /// The type that is written `<f8`; nil if it is no number, or one of more than 64 bits.
    init?(descr: String) {
        var name = descr
        let order = descr.first.flatMap { "<>|=".contains($0) ? $0 : nil }
        if order != nil { name.removeFirst() }
        switch name {
        case "b1", "?": (kind, size) = (.bool, 1)
        case "i1", "i2", "i4", "i8": (kind, size) = (.integer(isSigned: true), name.last?.wholeNumberValue ?? 0)
        case "u1", "u2", "u4", "u8": (kind, size) = (.integer(isSigned: false), name.last?.wholeNumberValue ?? 0)
        case "f2": (kind, size) = (.float, 2)
        case "f4": (kind, size) = (.float, 4)
        case "f8": (kind, size) = (.float, 8)
        // NumPy has no name for bfloat16: the package ml_dtypes writes little-endian bytes without a meaning.
        case "V2" where order == "<": (kind, size) = (.brainFloat, 2)
        case "c8": (kind, size) = (.complex, 8)
        case "c16": (kind, size) = (.complex, 16)
        default: return nil
        }
        guard size == 1 || order == "<" || order == ">" else { return nil }
        isBigEndian = order == ">"
    }
}
