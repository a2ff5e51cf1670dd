/// How the entries of a mask are stored: a type of numbers, in which 0 is all bits zero.
struct MaskElement {
    let type: ElementType
    /// The bytes of 1, the lowest first.
    let one: [UInt8]

    static let bool = MaskElement(type: .bool, one: [1])

    /// The element of the stored type; nil for one of which the file does not tell what 1 is.
    init?(_ type: ElementType) {
        switch type {
        case .bool: one = [1]
        case .integer(let size, _): one = [1] + [UInt8](repeating: 0, count: size - 1)
        case .float8E4M3: one = [0x38]
        case .float8E5M2: one = [0x3C]
        case .float8: return nil
        case .float16: one = [0x00, 0x3C]
        case .bfloat16: one = [0x80, 0x3F]
        case .float32: one = [0, 0, 0x80, 0x3F]
        case .float64: one = [0, 0, 0, 0, 0, 0, 0xF0, 0x3F]
        }
        self.type = type
    }

    private init(type: ElementType, one: [UInt8]) { (self.type, self.one) = (type, one) }
}
