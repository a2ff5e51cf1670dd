/// A sum of products of two entries, and its value.
protocol SumOfProducts: Sendable {
    associatedtype Entry: Sendable
    init()
    /// Adds a · b.
    mutating func add(_ a: Entry, _ b: Entry, at place: JSONValue) throws(Rejection)
    /// Nil if it is zero.
    var value: Entry? { get }
}

/// The entries of a matrix that are listed, by rows.
struct SparseMatrix<Entry: Sendable>: Sendable {
    fileprivate var rows: [Int: [(column: Int, entry: Entry)]] = [:]

    /// Reads [[row, column, entry], …], without repetitions and within the mask; a transposed one is kept as [column,
    /// row].
    init(_ value: JSONValue, mask: BitMatrix, isTransposed: Bool = false, read: (JSONValue) throws(Rejection) -> Entry)
        throws(Rejection)
    {
        var cells: Set<Int> = []
        for element in try value.elements() {
            let triple = try element.tuple(3, "[row, column, entry]")
            let row = try triple[0].index(below: mask.rows, "row")
            let column = try triple[1].index(below: mask.columns, "column")
            guard mask[row, column] else { throw element.rejection("the entry is outside the mask") }
            guard cells.insert(row * mask.columns + column).inserted else {
                throw element.rejection("the entry is listed twice")
            }
            rows[isTransposed ? column : row, default: []].append((isTransposed ? row : column, try read(triple[2])))
        }
    }
}

/// The product of two or more sparse matrices, the first one on the right.
enum SparseProduct {
    /// Reports the cells that some product of listed entries reaches, row by row; all others are zero.
    static func visit<Sum: SumOfProducts>(
        _ layers: [SparseMatrix<Sum.Entry>], as _: Sum.Type, at place: JSONValue,
        report: (_ row: Int, _ column: Int, Sum) throws(Rejection) -> Void
    ) throws(Rejection) {
        guard layers.count >= 2, let last = layers.last else { throw place.rejection("expected at least two layers") }
        for (row, entries) in last.rows.sorted(by: { $0.key < $1.key }) {
            var line = entries
            for layer in layers.dropFirst().dropLast().reversed() {
                let product: [Int: Sum] = try multiply(line, layer, at: place)
                line = product.sorted { $0.key < $1.key }.compactMap { column, sum in sum.value.map { (column, $0) } }
            }
            let product: [Int: Sum] = try multiply(line, layers[0], at: place)
            for (column, sum) in product.sorted(by: { $0.key < $1.key }) { try report(row, column, sum) }
        }
    }

    /// A row times a matrix.
    private static func multiply<Sum: SumOfProducts>(
        _ line: [(column: Int, entry: Sum.Entry)], _ matrix: SparseMatrix<Sum.Entry>, at place: JSONValue
    ) throws(Rejection) -> [Int: Sum] {
        var product: [Int: Sum] = [:]
        for left in line {
            try place.spend(100)
            for right in matrix.rows[left.column] ?? [] {
                try place.spend(500)
                try product[right.column, default: Sum()].add(left.entry, right.entry, at: place)
            }
        }
        return product
    }
}

extension LaurentSum: SumOfProducts {}

extension Expansion: SumOfProducts {
    mutating func add(_ a: Polynomial, _ b: Polynomial, at place: JSONValue) throws(Rejection) {
        try add(Number(1), a, b, at: place)
    }

    var value: Polynomial? { isZero ? nil : polynomial }
}
