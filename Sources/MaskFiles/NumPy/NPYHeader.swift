import SupportMasks

/// The header of an array of NumPy: the literal of a Python dictionary with the keys `descr`, `fortran_order` and
/// `shape`.
///
/// Form: NumPy Enhancement Proposal 1 (`numpy.lib.format`).
struct NPYHeader: Sendable {
    /// How entries are stored.
    struct Format: Sendable {
        let type: ElementType
        let isBigEndian: Bool
    }

    /// The type of the entries as it is written; nil of records with fields.
    let descr: String?
    /// How the entries are stored, or why they cannot be read.
    let format: Result<Format, MaskFilesError>
    let isColumnMajor: Bool
    /// The sizes of the dimensions.
    let shape: [Int]

    /// - Throws: for a dictionary that is none.
    init(_ text: [UInt8], context: ReadingContext) throws(MaskFilesError) {
        var scanner = PythonLiteral(text, context: context)
        var descr: String??
        var isColumnMajor: Bool?
        var shape: [Int]?
        try scanner.expect("{")
        while try !scanner.take("}") {
            let key = try scanner.string()
            try scanner.expect(":")
            switch key {
            case "descr" where descr == nil: descr = .some(try scanner.stringOrRecord())
            case "fortran_order" where isColumnMajor == nil: isColumnMajor = try scanner.bool()
            case "shape" where shape == nil: shape = try scanner.sizes()
            default:
                throw context.error(
                    "expected descr, fortran_order and shape, once each, in the header, found \(quoted(key))")
            }
            if try !scanner.take(",") {
                try scanner.expect("}")
                break
            }
        }
        try scanner.expectEnd()
        guard let descr, let isColumnMajor, let shape else {
            throw context.error("expected descr, fortran_order and shape in the header, found not all of them")
        }
        self.descr = descr
        format = Self.format(descr, context)
        self.isColumnMajor = isColumnMajor
        self.shape = shape
    }

    private static func format(_ descr: String?, _ context: ReadingContext) -> Result<Format, MaskFilesError> {
        guard let descr else {
            return .failure(context.error("expected an array of numbers, found one of records with fields"))
        }
        guard !descr.contains("O") else { return .failure(context.error(PickleRefusal.objectArray)) }
        let order = descr.first.flatMap { "<>|=".contains($0) ? $0 : nil }
        let type = elementType(order == nil ? descr : String(descr.dropFirst()), order)
        guard let type, order == "<" || order == ">" || type.size == 1 else {
            return .failure(
                context.error(
                    "expected entries of bool, integers or floating-point numbers, found the type \(quoted(descr))"))
        }
        return .success(Format(type: type, isBigEndian: order == ">"))
    }

    /// The type of a name without its order. NumPy has no names for the types of the package ml_dtypes: they are
    /// written as little-endian bytes without a
    /// meaning, `<V2` and `<V1`, where NumPy's own are `|V2` and `|V1`; one has the letter of NumPy's floats.
    private static func elementType(_ name: String, _ order: Character?) -> ElementType? {
        switch name {
        case "b1", "?": return .bool
        case "f1": return .float8E5M2
        case "f2": return .float16
        case "f4": return .float32
        case "f8": return .float64
        case "V2" where order == "<": return .bfloat16
        case "V1" where order == "<": return .float8
        default:
            guard name.count == 2, let kind = name.first, kind == "i" || kind == "u",
                let size = name.last?.wholeNumberValue
            else { return nil }
            return [1, 2, 4, 8].contains(size) ? .integer(size: size, isSigned: kind == "i") : nil
        }
    }
}

/// Reads the few Python literals of a header. Bytes are ASCII; what is not does not match anything.
private struct PythonLiteral {
    private let text: [UInt8]
    private let context: ReadingContext
    private var offset = 0

    init(_ text: [UInt8], context: ReadingContext) {
        self.text = text
        self.context = context
    }

    /// Whether a string comes next.
    var startsString: Bool {
        mutating get {
            skipBlanks()
            return offset < text.count && (text[offset] == UInt8(ascii: "'") || text[offset] == UInt8(ascii: "\""))
        }
    }

    mutating func take(_ mark: Unicode.Scalar) throws(MaskFilesError) -> Bool {
        skipBlanks()
        guard offset < text.count else { throw context.error("expected '\(mark)' in the header, found its end") }
        guard text[offset] == UInt8(ascii: mark) else { return false }
        offset += 1
        return true
    }

    mutating func expect(_ mark: Unicode.Scalar) throws(MaskFilesError) {
        guard try take(mark) else { throw context.error("expected '\(mark)' in the header, found \(found)") }
    }

    mutating func expectEnd() throws(MaskFilesError) {
        skipBlanks()
        guard offset == text.count else { throw context.error("expected the header to end after '}', found \(found)") }
    }

    mutating func string() throws(MaskFilesError) -> String {
        guard startsString else { throw context.error("expected a string in the header, found \(found)") }
        let mark = text[offset]
        let start = offset + 1
        guard let end = text[start...].firstIndex(of: mark) else {
            throw context.error("expected a string in the header to end")
        }
        offset = end + 1
        return String(decoding: text[start..<end], as: UTF8.self)
    }

    /// The text of a string; nil for a list or a tuple, which is gone over.
    mutating func stringOrRecord() throws(MaskFilesError) -> String? {
        guard !startsString else { return try string() }
        var depth = 0
        repeat {
            skipBlanks()
            guard offset < text.count else { throw context.error("expected a type in the header to end") }
            if startsString {
                _ = try string()
                continue
            }
            switch text[offset] {
            case UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: ")"): depth -= 1
            default: break
            }
            offset += 1
        } while depth > 0
        return nil
    }

    mutating func bool() throws(MaskFilesError) -> Bool {
        skipBlanks()
        for (word, value) in [("True", true), ("False", false)] where text[offset...].starts(with: word.utf8) {
            offset += word.utf8.count
            return value
        }
        throw context.error("expected True or False as fortran_order in the header, found \(found)")
    }

    mutating func sizes() throws(MaskFilesError) -> [Int] {
        try expect("(")
        var sizes: [Int] = []
        while try !take(")") {
            sizes.append(try size())
            guard sizes.count <= 64 else { throw context.error("expected a shape of at most 64 dimensions") }
            if try !take(",") {
                try expect(")")
                break
            }
        }
        return sizes
    }

    private mutating func size() throws(MaskFilesError) -> Int {
        skipBlanks()
        let digits = text[offset...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !digits.isEmpty else {
            throw context.error("expected sizes, none negative, as shape in the header, found \(found)")
        }
        guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
            throw context.error("expected sizes that fit in 64 bits as shape in the header, found more")
        }
        offset += digits.count
        return value
    }

    private mutating func skipBlanks() {
        while offset < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[offset]) { offset += 1 }
    }

    /// What comes next, for errors.
    private var found: String {
        offset < text.count
            ? quoted(String(decoding: text[offset..<min(offset + 12, text.count)], as: UTF8.self)) : "its end"
    }
}

/// Why arrays of pickled objects are refused, and what to do instead.
enum PickleRefusal {
    /// For an array of NumPy whose entries are Python objects.
    static let objectArray =
        "pickled data is not read, because loading it runs whatever code it holds (the array has entries of type object); "
        + "write it again from Python as numbers: numpy.savez('masks.npz', I=I.astype(bool), J=J.astype(bool))"
}
