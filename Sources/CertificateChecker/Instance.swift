/// Masks: I is m × r, J is n × r.
struct Masks: Hashable, Sendable {
    let left: BitMatrix
    let right: BitMatrix

    /// A pair of masks of equal width.
    init?(left: BitMatrix, right: BitMatrix) {
        guard left.columns == right.columns else { return nil }
        self.left = left
        self.right = right
    }

    /// A network, input side first, each mask outputs × inputs: two layers are I = second, J = transpose of the first.
    init?(layers: [BitMatrix], at place: JSONValue) throws(Rejection) {
        guard layers.count == 2, layers[1].columns == layers[0].rows else { return nil }
        left = layers[1]
        right = try layers[0].transposed(at: place)
    }

    var rows: Int { left.rows }
    var columns: Int { right.rows }
    var width: Int { left.columns }

    /// The supports that cover a cell.
    func cover(_ row: Int, _ column: Int) -> BitSet { left.row(row).intersection(right.row(column)) }
}

/// The instance of a certificate.
struct Instance: Sendable {
    let name: String
    let masks: Masks

    /// Reads INSTANCE; `file` is the mask file that the checker was handed, if any.
    init(_ value: JSONValue, file: MaskFile?) throws(Rejection) {
        if try value.member("I") != nil {
            let fields = try value.fields("name", "I", "J")
            name = try fields[0].string()
            guard let masks = Masks(left: try fields[1].mask(), right: try fields[2].mask()) else {
                throw value.rejection("the rows of I and of J have different lengths")
            }
            self.masks = masks
        } else if try value.member("layers") != nil {
            let fields = try value.fields("name", "layers")
            name = try fields[0].string()
            var layers: [BitMatrix] = []
            for layer in try fields[1].tuple(2, "two layers: only a network of two layers is a factorization") {
                layers.append(try layer.mask())
            }
            guard let masks = try Masks(layers: layers, at: value) else {
                throw value.rejection("the second layer's inputs are not the first layer's outputs")
            }
            self.masks = masks
        } else {
            let fields = try value.fields("name", "rows", "columns", "width")
            name = try fields[0].string()
            guard let file else {
                throw value.rejection("the masks are in a file, and no mask file was given (--input FILE)")
            }
            masks = try file.masks(named: name, at: value)
            let shape = [masks.rows, masks.columns, masks.width]
            for (field, actual) in zip(fields.dropFirst(), shape) {
                let claimed = try field.integer(in: 0...Limits.dimension, "a size")
                guard claimed == actual else { throw field.rejection("\(claimed) here, \(actual) in the mask file") }
            }
            try checkSize(at: value)
            return
        }
        try checkSize(at: value)
        if let file, try file.masks(named: name, at: value) != masks {
            throw value.rejection("the masks differ from those of the mask file")
        }
    }

    private func checkSize(at value: JSONValue) throws(Rejection) {
        let (m, n, r) = (masks.rows, masks.columns, masks.width)
        guard m >= 1, n >= 1 else { throw value.rejection("the product has no rows or no columns") }
        guard max(m, n, r) <= Limits.dimension, m * n <= Limits.cells, m * r <= Limits.cells, n * r <= Limits.cells
        else {
            throw value.rejection("the instance is too large for the checker")
        }
    }
}

extension JSONValue {
    /// An array of strings of 0 and 1, one a row, of equal lengths.
    func mask() throws(Rejection) -> BitMatrix {
        var words: [UInt64] = []
        var rows = 0
        var columns = 0
        for element in try elements() {
            let row = try element.string().utf8
            if rows == 0 { columns = row.count }
            guard row.count == columns else {
                throw element.rejection("\(row.count) cells here, \(columns) in the first row")
            }
            guard columns <= Limits.dimension, rows < Limits.dimension else {
                throw element.rejection("the mask is too large for the checker")
            }
            var packer = RowPacker()
            for byte in row {
                guard byte == 48 || byte == 49 else { throw element.rejection("a mask row is a string of 0 and 1") }
                packer.append(byte == 49, to: &words)
            }
            packer.finish(&words)
            rows += 1
        }
        guard rows > 0 else { throw rejection("a mask has at least one row") }
        return BitMatrix(rows: rows, columns: columns, words: words)
    }
}

/// Packs the cells of one row into words.
struct RowPacker {
    private var word: UInt64 = 0
    private(set) var count = 0

    @inline(__always)
    mutating func append(_ isSet: Bool, to words: inout [UInt64]) {
        word |= (isSet ? 1 : 0) << UInt64(count & 63)
        count += 1
        if count & 63 == 0 {
            words.append(word)
            word = 0
        }
    }

    func finish(_ words: inout [UInt64]) {
        if count & 63 != 0 { words.append(word) }
    }
}
