/// The header of an array of NumPy: the literal of a Python dictionary with the keys `descr`, `fortran_order` and `shape`.
///
/// Form: NumPy Enhancement Proposal 1 (`numpy.lib.format`).
struct NPYHeader {
    let type: ElementType
    let isBigEndian: Bool
    let isColumnMajor: Bool
    let shape: [Int]

    /// - Throws: for a dictionary that is none, and for types that are not numbers.
    init(_ text: [UInt8], context: ReadingContext) throws(MaskFilesError) {
        var scanner = PythonLiteral(text, context: context)
        var type: String?
        var isColumnMajor: Bool?
        var shape: [Int]?
        try scanner.expect("{")
        while try !scanner.take("}") {
            let key = try scanner.string()
            try scanner.expect(":")
            switch key {
            case "descr" where type == nil:
                guard scanner.startsString else { throw context.error("expected an array of numbers, found one of records with fields") }
                type = try scanner.string()
            case "fortran_order" where isColumnMajor == nil: isColumnMajor = try scanner.bool()
            case "shape" where shape == nil: shape = try scanner.sizes()
            default: throw context.error("expected descr, fortran_order and shape, once each, in the header, found \(quoted(key))")
            }
            if try !scanner.take(",") {
                try scanner.expect("}")
                break
            }
        }
        try scanner.expectEnd()
        guard let type, let isColumnMajor, let shape else {
            throw context.error("expected descr, fortran_order and shape in the header, found not all of them")
        }
        (self.type, isBigEndian) = try Self.elementType(type, context)
        self.isColumnMajor = isColumnMajor
        self.shape = shape
    }

    private static func elementType(_ text: String, _ context: ReadingContext) throws(MaskFilesError) -> (ElementType, Bool) {
        guard !text.contains("O") else { throw context.error(PickleRefusal.objectArray) }
        let order = text.first.flatMap { "<>|=".contains($0) ? $0 : nil }
        let type: ElementType? = switch order == nil ? text : String(text.dropFirst()) {
        case "b1", "?": .bool
        case "i1", "u1": .integer(size: 1)
        case "i2", "u2": .integer(size: 2)
        case "i4", "u4": .integer(size: 4)
        case "i8", "u8": .integer(size: 8)
        case "f2": .float16
        case "f4": .float32
        case "f8": .float64
        default: nil
        }
        guard let type, order == "<" || order == ">" || type.size == 1 else {
            throw context.error("expected entries of bool, integers, float16, float32 or float64, found the type \(quoted(text))")
        }
        return (type, order == ">")
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
        guard let end = text[start...].firstIndex(of: mark) else { throw context.error("expected a string in the header to end") }
        offset = end + 1
        return String(decoding: text[start..<end], as: UTF8.self)
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
        guard !digits.isEmpty else { throw context.error("expected sizes, none negative, as shape in the header, found \(found)") }
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
        offset < text.count ? quoted(String(decoding: text[offset..<min(offset + 12, text.count)], as: UTF8.self)) : "its end"
    }
}
