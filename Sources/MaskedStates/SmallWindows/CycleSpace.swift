import Proofs

/// The cells of a pattern as edges between rows and columns: a spanning forest, and the chords that close cycles.
package struct CycleSpace {
    package private(set) var chords: [Cell] = []

    package init(_ pattern: NormalFormTree.Pattern, rowCount: Int, columnCount: Int) {
        var parent = Array(0..<(rowCount + columnCount))
        func root(_ node: Int) -> Int {
            var node = node
            while parent[node] != node { node = parent[node] }
            return node
        }
        for cell in pattern.cells {
            let (a, b) = (root(cell.row), root(rowCount + cell.column))
            if a == b { chords.append(cell) } else { parent[a] = b }
        }
    }
}
