import MaskedStates
import Proofs

/// Which sets of cells the non-zero cells N of a matrix contract to when lines are scaled by powers of a number that
/// tends to zero.
///
/// F ⊆ N is a *face* of N if no cell of N outside F joins two lines of a component of F, and if the arrows of these
/// cells, from the component of the row to that of the column, have no circle. Cells are numbered, sets of them are
/// words.
struct FaceTest {
    /// The ends of each cell as an edge: rows, then columns.
    private let edges: [(row: Int, column: Int)]
    private let lineCount: Int

    /// At most 64 cells and lines.
    init(cells: [Cell], rowCount: Int, columnCount: Int) {
        edges = cells.map { ($0.row, rowCount + $0.column) }
        lineCount = rowCount + columnCount
    }

    /// Whether the cells hold no cycle.
    func isForest(_ cells: UInt64) -> Bool { components(cells) != nil }

    /// Whether the forest is a face of N; false for what is no forest.
    func isForestFace(_ forest: UInt64, of nonzero: UInt64) -> Bool {
        guard forest & ~nonzero == 0, let component = components(forest) else { return false }
        var arrows = [UInt64](repeating: 0, count: lineCount)
        for cell in Members(nonzero & ~forest) {
            let (from, to) = (component[edges[cell].row], component[edges[cell].column])
            if from == to { return false }
            arrows[from] |= 1 << UInt64(to)
        }
        return Self.hasNoCircle(&arrows)
    }

    /// For each line the first line of its component; nil if there is a cycle.
    private func components(_ cells: UInt64) -> [Int]? {
        var component = Array(0..<lineCount)
        for cell in Members(cells) {
            let (a, b) = (component[edges[cell].row], component[edges[cell].column])
            if a == b { return nil }
            for line in 0..<lineCount where component[line] == b { component[line] = a }
        }
        return component
    }

    /// Takes away what has no arrow, as long as there is something.
    private static func hasNoCircle(_ arrows: inout [UInt64]) -> Bool {
        var left = arrows.indices.reduce(UInt64(0)) { arrows[$1] == 0 ? $0 : $0 | 1 << UInt64($1) }
        while left != 0 {
            var next = left
            for line in Members(left) where arrows[line] & left == 0 { next &= ~(1 << UInt64(line)) }
            if next == left { return false }
            left = next
        }
        return true
    }
}
