import CGMP

extension Integer: LosslessStringConvertible {
    /// The integer that `text` writes in decimal, or nil if `text` is anything but `-?[0-9]+`.
    ///
    /// Leading zeros and `-0` are accepted; white space, `+`, other bases and other digits than ASCII's are not.
    public init?(_ text: String) {
        var text = text
        guard let value = text.withUTF8({ Integer(decimal: $0) }) else { return nil }
        self = value
    }

    /// The integer that the UTF-8 `text` writes: `-?[0-9]+`, or `[0-9]+` unless `allowingSign`.
    init?(decimal text: UnsafeBufferPointer<UInt8>, allowingSign: Bool = true) {
        let isNegative = allowingSign && text.first == UInt8(ascii: "-")
        let digits = text.dropFirst(isNegative ? 1 : 0)
        let isDigit = { (byte: UInt8) in UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9") }
        guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }

        // 18 digits fit a word whatever they are.
        if digits.count <= 18 {
            let magnitude = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            self.init(small: isNegative ? -magnitude : magnitude)
            return
        }
        let storage = IntegerStorage.make()
        let isRead = withUnsafeTemporaryAllocation(of: CChar.self, capacity: text.count + 1) { buffer in
            for (index, byte) in text.enumerated() {
                buffer.initializeElement(at: index, to: CChar(truncatingIfNeeded: byte))
            }
            buffer.initializeElement(at: text.count, to: 0)
            guard let start = buffer.baseAddress else { return false }
            return storage.withUnsafeMutablePointerToElements { gmp_z_set_str($0, start, 10) }
        }
        guard isRead else { return nil }
        self.init(normalizing: storage)
    }

    /// The value in decimal, `-` before the digits of a negative one.
    public var description: String {
        switch representation {
        case .small(let value):
            return value.description
        case .big(let storage):
            return storage.withUnsafeMutablePointerToElements { value in
                // Room for a sign and the terminating zero.
                let capacity = Int(gmp_z_sizeinbase(value, 10)) + 2
                return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
                    guard let start = buffer.baseAddress else { return "" }
                    gmp_z_get_str(start, 10, value)
                    return String(cString: start)
                }
            }
        }
    }
}
