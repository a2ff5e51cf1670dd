/// How the entries of a mask are stored: a type of numbers, in which 0 is all bits zero.
struct MaskElement {
    /// The bytes of 1, the lowest first.
    let one: [UInt8]
    /// The type as NumPy writes it.
    let descr: String

    static let bool = MaskElement(one: [1], descr: "|b1")

    /// The element of the stored type; nil for one of which the file does not tell what 1 is.
    init?(_ type: ElementType) {
        switch type {
        case .bool: self = .bool
        case .integer(let size, let isSigned):
            let kind = isSigned ? "i" : "u"
            self.init(
                one: [1] + [UInt8](repeating: 0, count: size - 1), descr: size == 1 ? "|\(kind)1" : "<\(kind)\(size)")
        case .float8E4M3: self.init([0x38], "|V1")
        case .float8E5M2: self.init([0x3C], "<f1")
        case .float8: return nil
        case .float16: self.init([0x00, 0x3C], "<f2")
        case .bfloat16: self.init([0x80, 0x3F], "<V2")
        case .float32: self.init([0, 0, 0x80, 0x3F], "<f4")
        case .float64: self.init([0, 0, 0, 0, 0, 0, 0xF0, 0x3F], "<f8")
        }
    }

    private init(_ one: [UInt8], _ descr: String) { self.init(one: one, descr: descr) }

    private init(one: [UInt8], descr: String) { (self.one, self.descr) = (one, descr) }
}
