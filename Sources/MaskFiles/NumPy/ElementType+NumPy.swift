extension ElementType {
    /// The type as the header of an array writes it, little-endian; `NPYHeader` reads it back, but for one of one byte
    /// that NumPy has no name for.
    var descr: String {
        switch self {
        case .bool: "|b1"
        case .integer(1, let isSigned): "|\(isSigned ? "i" : "u")1"
        case .integer(let size, let isSigned): "<\(isSigned ? "i" : "u")\(size)"
        case .float8E5M2: "<f1"
        case .float8E4M3, .float8: "<V1"
        case .float16: "<f2"
        case .bfloat16: "<V2"
        case .float32: "<f4"
        case .float64: "<f8"
        }
    }
}
