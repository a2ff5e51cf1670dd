import FloatingProposals
import SupportMasks

/// Random masks with a given relation of their rank-one supports.
enum RandomSupports {
    /// Supports that are pairwise disjoint; each as often as `copies` says, so that classes of equal supports arise.
    ///
    /// - Parameter copies: for each support how many of its kind there are.
    static func disjoint(rows m: Int, columns n: Int, copies: [Int], _ normals: inout SeededNormals) -> FactorSupports {
        var taken: [(rows: Set<Int>, columns: Set<Int>)] = []
        while taken.count < copies.count {
            let rows = someLines(of: m, &normals)
            let columns = someLines(of: n, &normals)
            let isFree = taken.allSatisfy { rows.isDisjoint(with: $0.rows) || columns.isDisjoint(with: $0.columns) }
            if isFree { taken.append((rows, columns)) }
        }
        let supports = zip(taken, copies).flatMap { Array(repeating: $0, count: $1) }
        return FactorSupports(
            left: BitMatrix(rowCount: m, columnCount: supports.count) { supports[$1].rows.contains($0) },
            right: BitMatrix(rowCount: n, columnCount: supports.count) { supports[$1].columns.contains($0) })
    }

    /// Two lines at least, half of them at most.
    private static func someLines(of count: Int, _ normals: inout SeededNormals) -> Set<Int> {
        let size = Int.random(in: 2...max(2, count / 2), using: &normals)
        return Set((0..<count).shuffled(using: &normals).prefix(size))
    }

    /// Each cell inside with a probability, and every support with a cell.
    static func any(rows m: Int, columns n: Int, width r: Int, density: Double, _ normals: inout SeededNormals)
        -> FactorSupports
    {
        while true {
            let left = BitMatrix(rowCount: m, columnCount: r) { _, _ in abs(normals.uniform()) < density }
            let right = BitMatrix(rowCount: n, columnCount: r) { _, _ in abs(normals.uniform()) < density }
            let isUsed = (0..<r).allSatisfy { !left.column($0).isEmpty && !right.column($0).isEmpty }
            if isUsed { return FactorSupports(left: left, right: right) }
        }
    }
}
