import DenseNumerics

/// A partial explanation Y = W Z + R: the units that were found, their values, and what is left of the rows.
struct Explanation: Sendable {
    /// A hidden unit: the rows that it reaches, and its values.
    struct Unit: Sendable {
        var edges: [SignedLayer.Edge]
        var values: [Double]
    }

    let rowCount: Int
    let columnCount: Int
    let sparsity: Int
    private(set) var units: [Unit] = []
    /// Y − W Z, row by row.
    private(set) var residual: [Double]
    /// How many units reach each row.
    private(set) var degrees: [Int]

    init(_ observed: Matrix<Double>, sparsity: Int) {
        rowCount = observed.rowCount
        columnCount = observed.columnCount
        self.sparsity = sparsity
        residual = observed.elements
        degrees = Array(repeating: 0, count: rowCount)
    }

    /// As many units as rows, each with as many rows as it should.
    var isComplete: Bool {
        units.count == rowCount && units.allSatisfy { $0.edges.count == sparsity }
            && degrees.allSatisfy { $0 == sparsity }
    }

    func isFull(_ row: Int) -> Bool { degrees[row] >= sparsity }

    /// The rows that miss a unit.
    var openRows: [Int] { (0..<rowCount).filter { !isFull($0) } }

    /// These rows, and the rows of all units that reach one of them.
    func rows(sharingUnitsWith rows: Set<Int>) -> Set<Int> {
        units.reduce(into: rows) { result, unit in
            if unit.edges.contains(where: { rows.contains($0.row) }) { result.formUnion(unit.edges.map(\.row)) }
        }
    }

    /// ‖R_i‖² of a row.
    func energy(ofRow row: Int) -> Double {
        residual[(row * columnCount)..<((row + 1) * columnCount)].reduce(0) { $0 + $1 * $1 }
    }

    /// The values that explain the rows best with this unit, beside what is explained already.
    func values(of edges: [SignedLayer.Edge], by estimate: HiddenValues, beside known: [Double]? = nil) -> [Double] {
        guard !edges.isEmpty else { return Array(repeating: 0, count: columnCount) }
        var seen = Array(repeating: 0.0, count: edges.count)
        return residual.withUnsafeBufferPointer { entries in
            (0..<columnCount).map { column in
                let own = known?[column] ?? 0
                for (index, edge) in edges.enumerated() {
                    seen[index] = edge.sign * entries[edge.row * columnCount + column] + own
                }
                return estimate.estimate(&seen)
            }
        }
    }

    /// Adds a unit with the values that its rows suggest.
    mutating func add(_ edges: [SignedLayer.Edge], by estimate: HiddenValues) {
        let unit = Unit(edges: edges, values: values(of: edges, by: estimate))
        subtract(unit.values, times: 1, on: edges)
        for edge in edges { degrees[edge.row] += 1 }
        units.append(unit)
    }

    /// Takes units back, so that their rows are open again.
    mutating func removeUnits(where isUnwanted: (Unit) -> Bool) {
        for unit in units where isUnwanted(unit) {
            subtract(unit.values, times: -1, on: unit.edges)
            for edge in unit.edges { degrees[edge.row] -= 1 }
        }
        units.removeAll(where: isUnwanted)
    }

    /// Estimates the values of every unit again, the others given, by the median.
    mutating func refit() {
        for index in units.indices {
            let unit = units[index]
            let values = values(of: unit.edges, by: .median, beside: unit.values)
            let change = zip(values, unit.values).map(-)
            guard change.contains(where: { $0 != 0 }) else { continue }
            units[index].values = values
            subtract(change, times: 1, on: unit.edges)
        }
    }

    private mutating func subtract(_ values: [Double], times factor: Double, on edges: [SignedLayer.Edge]) {
        residual.withUnsafeMutableBufferPointer { entries in
            for edge in edges {
                let (start, scale) = (edge.row * columnCount, factor * edge.sign)
                for (column, value) in values.enumerated() where value != 0 {
                    entries[start + column] -= scale * value
                }
            }
        }
    }
}
