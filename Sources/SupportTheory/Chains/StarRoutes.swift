import SupportMasks

/// Writes a matrix of few entries as a product of layers by giving each of its stars (cells of one row, or of one
/// column) a neuron of its own.
///
/// Entries are of any kind that knows one: rational functions along a curve, or polynomials in parameters.
struct StarRoutes {
    private let upper: BitMatrix
    private let lowerTransposed: BitMatrix
    private let cells: [Cell]
    private var stars: [Int: Star] = [:]
    private var stepsLeft: Int

    private static let mostSteps = 20_000

    private struct Star {
        var cells: [Cell]

        func admits(_ cell: Cell) -> Bool {
            cells.allSatisfy { $0.row == cell.row } || cells.allSatisfy { $0.column == cell.column }
        }
    }

    /// The entries of neighbouring layers, input side first, whose product is the matrix; nil if no division into stars
    /// is found.
    static func layers<Value>(of entries: [Cell: Value], one: Value, on masks: [BitMatrix]) -> [[Cell: Value]]? {
        guard let upper = masks.last else { return nil }
        if masks.count == 1 { return entries.keys.allSatisfy { upper[$0.row, $0.column] } ? [entries] : nil }
        let lower = Array(masks.dropLast())
        let product = LayerChain(lower).booleanProduct(of: 0..<lower.count)
        var routes = StarRoutes(upper, product, entries.keys.sorted())
        guard let (top, rest) = routes.factors(of: entries, one: one), let below = layers(of: rest, one: one, on: lower)
        else { return nil }
        return below + [top]
    }

    private init(_ upper: BitMatrix, _ lower: BitMatrix, _ cells: [Cell]) {
        self.upper = upper
        lowerTransposed = lower.transposed()
        self.cells = cells
        stepsLeft = Self.mostSteps
    }

    private mutating func factors<Value>(of entries: [Cell: Value], one: Value) -> (
        upper: [Cell: Value], lower: [Cell: Value]
    )? {
        guard place(0) else { return nil }
        var (top, bottom): ([Cell: Value], [Cell: Value]) = ([:], [:])
        for (neuron, star) in stars {
            guard let first = star.cells.first else { continue }
            if star.cells.allSatisfy({ $0.row == first.row }) {
                top[Cell(row: first.row, column: neuron)] = one
                for cell in star.cells { bottom[Cell(row: neuron, column: cell.column)] = entries[cell] }
            } else {
                bottom[Cell(row: neuron, column: first.column)] = one
                for cell in star.cells { top[Cell(row: cell.row, column: neuron)] = entries[cell] }
            }
        }
        return (top, bottom)
    }

    /// Gives the cells from `index` on a neuron, by backtracking: neurons of the cell's row or column first, then free
    /// ones.
    private mutating func place(_ index: Int) -> Bool {
        guard index < cells.count else { return true }
        stepsLeft -= 1
        guard stepsLeft > 0 else { return false }
        let cell = cells[index]
        let reaching = upper.row(cell.row).intersection(lowerTransposed.row(cell.column)).members
        let (shared, free) = (reaching.filter { stars[$0] != nil }, reaching.filter { stars[$0] == nil })
        for neuron in shared + free.prefix(8) {
            if let star = stars[neuron], !star.admits(cell) { continue }
            stars[neuron, default: Star(cells: [])].cells.append(cell)
            if place(index + 1) { return true }
            stars[neuron]?.cells.removeLast()
            if stars[neuron]?.cells.isEmpty == true { stars[neuron] = nil }
        }
        return false
    }
}
