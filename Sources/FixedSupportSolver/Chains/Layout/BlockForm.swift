import SupportMasks

/// A matrix on a Kronecker pattern (a, b, c, d) as its a·d dense blocks of b × c entries.
///
/// Block (i, l) holds the entries in rows (i·b + j)·d + l and columns (i·c + k)·d + l; the blocks stand one after the
/// other, l fastest, each row by row.
struct BlockForm<Scalar: RowScalar> {
    let a: Int
    let b: Int
    let c: Int
    let d: Int
    var values: [Scalar]

    init(a: Int, b: Int, c: Int, d: Int, values: [Scalar]) {
        (self.a, self.b, self.c, self.d) = (a, b, c, d)
        self.values = values
    }

    /// All entries zero.
    init(zero pattern: KroneckerPattern) {
        self.init(
            a: pattern.a, b: pattern.b, c: pattern.c, d: pattern.d,
            values: Array(repeating: .zero, count: pattern.a * pattern.b * pattern.c * pattern.d))
    }

    /// The entries of a matrix on the pattern; where a = d = 1, the entries as they are, without a copy.
    init(_ elements: [Scalar], on pattern: KroneckerPattern) {
        guard pattern.a > 1 || pattern.d > 1 else {
            self.init(a: 1, b: pattern.b, c: pattern.c, d: 1, values: elements)
            return
        }
        self.init(zero: pattern)
        var position = 0
        for i in 0..<a {
            for l in 0..<d {
                for j in 0..<b {
                    let start = ((i * b + j) * d + l) * pattern.columnCount + i * c * d + l
                    for k in 0..<c {
                        values[position] = elements[start + k * d]
                        position += 1
                    }
                }
            }
        }
    }

    /// The entries as an a × b × c × d array.
    var kroneckerValues: [Scalar] {
        guard d > 1 else { return values }
        return Array(unsafeUninitializedCapacity: values.count) { buffer, filled in
            var position = 0
            for i in 0..<a {
                for j in 0..<b {
                    for k in 0..<c {
                        for l in 0..<d {
                            buffer.initializeElement(at: position, to: values[((i * d + l) * b + j) * c + k])
                            position += 1
                        }
                    }
                }
            }
            filled = position
        }
    }
}

extension BlockForm {
    /// The entries in block form.
    init(_ values: [Scalar], of pattern: KroneckerPattern) {
        self.init(a: pattern.a, b: pattern.b, c: pattern.c, d: pattern.d, values: values)
    }
}

extension KroneckerPattern {
    /// The entries of the support: a·b·c·d.
    var entryCount: Int { a * b * c * d }
}
