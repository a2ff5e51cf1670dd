/// The head of an array in NumPy's form (version 1.0, row after row).
package struct NPYHead {
    private let descr: String
    private let shape: [Int]

    /// - Parameters:
    ///   - descr: the type of the entries, `<f8` or `|b1`.
    ///   - shape: the sizes of two dimensions.
    package init(descr: String, shape: [Int]) { (self.descr, self.shape) = (descr, shape) }

    /// The bytes before the entries: their number is a multiple of 64, as NumPy's own.
    package var bytes: [UInt8] {
        let sizes = shape.map(String.init).joined(separator: ", ")
        let text = "{'descr': '\(descr)', 'fortran_order': False, 'shape': (\(sizes)), }"
        let padding = (64 - (10 + text.utf8.count + 1) % 64) % 64
        let length = text.utf8.count + padding + 1
        return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 255), UInt8(length >> 8)] + Array(text.utf8)
            + repeatElement(0x20, count: padding) + [0x0A]
    }
}
