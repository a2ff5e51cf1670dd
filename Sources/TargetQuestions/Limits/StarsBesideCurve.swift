import ExactArithmetic
import PolynomialAlgebra
import Proofs
import SupportMasks
import SupportTheory

/// A curve to a matrix with few entries: the terms of some supports are constant stars, and a curve in a small window
/// makes the entries for which no supports are left.
struct StarsBesideCurve {
    private let part: TargetPart
    private let matrix: [Cell: Rational]
    private let limits: SearchLimits
    /// Entries that share lines, one after the other.
    private let groups: [[Cell]]

    /// - Parameter matrix: in the part's own numbers.
    init(_ matrix: [Cell: Rational], in part: TargetPart, limits: SearchLimits) {
        (self.matrix, self.part, self.limits) = (matrix, part, limits)
        groups = Self.groups(matrix.keys.sorted())
    }

    /// The lines of the entries that no supports are left for; nil if there are none.
    var hardLines: (rows: [Int], columns: [Int])? {
        let cells = hardGroups().groups.flatMap { groups[$0] }
        return cells.isEmpty ? nil : (Set(cells.map(\.row)).sorted(), Set(cells.map(\.column)).sorted())
    }

    /// The curve, multiplied out; nil if none is found.
    func curve() -> Curve? {
        let (hard, tight) = hardGroups()
        guard !hard.isEmpty else { return nil }
        let cells = hard.flatMap { groups[$0] }
        let window = (rows: Set(cells.map(\.row)).sorted(), columns: Set(cells.map(\.column)).sorted())
        let rest = groups.indices.filter { !hard.contains($0) }.flatMap { groups[$0] }
        let meeting = Set((0..<part.supports.width).filter { meets(window.rows, window.columns, $0) })
        for extra in meeting.subtracting(tight).sorted() {
            if limits.interruption.isDue { return nil }
            guard let stars = stars(rest, without: tight.union([extra]), last: meeting),
                let curve = curve(beside: stars, window.rows, window.columns), curve.tends(to: matrix)
            else { continue }
            return curve
        }
        return nil
    }

    /// Groups that are no stars, or more stars than supports that can take them; and these supports.
    private func hardGroups() -> (groups: Set<Int>, supports: Set<Int>) {
        var hard = Set(groups.indices.filter { !Self.isStar(groups[$0]) })
        var owner: [Int: Int] = [:]
        func canTake(_ group: Int, _ seen: inout Set<Int>) -> Bool {
            for support in takers(groups[group]) where seen.insert(support).inserted {
                if let other = owner[support], !canTake(other, &seen) { continue }
                owner[support] = group
                return true
            }
            return false
        }
        for group in groups.indices where !hard.contains(group) {
            var seen: Set<Int> = []
            if canTake(group, &seen) { continue }
            hard.formUnion([group] + seen.compactMap { owner[$0] })
            return (hard, seen)
        }
        return (hard, [])
    }

    private func takers(_ cells: [Cell]) -> [Int] {
        let masks = part.supports.masks
        return (0..<masks.width).filter { support in
            cells.allSatisfy { masks.left[$0.row, support] && masks.right[$0.column, support] }
        }
    }

    private func meets(_ rows: [Int], _ columns: [Int], _ support: Int) -> Bool {
        let masks = part.supports.masks
        return rows.contains { masks.left[$0, support] } && columns.contains { masks.right[$0, support] }
    }

    /// The cells of each support; those of `last` are used where no other is left.
    private func stars(_ cells: [Cell], without excluded: Set<Int>, last: Set<Int>) -> [[Cell]]? {
        StarCover.find(
            cells, takerCount: part.supports.width,
            takers: { cell in
                let all = takers([cell]).filter { !excluded.contains($0) }
                return all.filter { !last.contains($0) } + all.filter(last.contains)
            },
            .init(interruption: limits.interruption, steps: 5_000))
    }

    /// The stars, and a curve to the rest of the matrix in a window with the supports that have none.
    private func curve(beside stars: [[Cell]], _ rows: [Int], _ columns: [Int]) -> Curve? {
        let masks = part.supports.masks
        let free = stars.indices.filter { stars[$0].isEmpty && meets(rows, columns, $0) }
        guard !free.isEmpty else { return nil }
        let inner = FactorSupports(
            left: BitMatrix(rowCount: rows.count, columnCount: free.count) { masks.left[rows[$0], free[$1]] },
            right: BitMatrix(rowCount: columns.count, columnCount: free.count) { masks.right[columns[$0], free[$1]] })
        let taken = Set(stars.joined())
        var target: [Cell: Rational] = [:]
        for (i, row) in rows.enumerated() {
            for (j, column) in columns.enumerated() where !taken.contains(Cell(row: row, column: column)) {
                target[Cell(row: i, column: j)] = matrix[Cell(row: row, column: column)]
            }
        }
        guard let found = GivenLimit(target, in: RankOneSupports(inner), limits: limits).curve() else { return nil }
        var layers = found.renamed(UnitNames(rows: { rows[$0] }, columns: { columns[$0] }, supports: { free[$0] }))
            .layers
        for (support, star) in stars.enumerated() {
            guard let first = star.first else { continue }
            let isRow = star.allSatisfy { $0.row == first.row }
            for cell in star {
                let (one, value) = (LaurentPolynomial(1), LaurentPolynomial(matrix[cell] ?? 0))
                layers[1][Cell(row: cell.row, column: support)] = isRow ? one : value
                layers[0][Cell(row: support, column: cell.column)] = isRow ? value : one
            }
        }
        return Curve(layers: layers)
    }

    private static func isStar(_ cells: [Cell]) -> Bool {
        cells.allSatisfy { $0.row == cells[0].row } || cells.allSatisfy { $0.column == cells[0].column }
    }

    private static func groups(_ cells: [Cell]) -> [[Cell]] {
        var groups: [[Cell]] = []
        for cell in cells {
            let joined = groups.filter { $0.contains { $0.row == cell.row || $0.column == cell.column } }
            groups.removeAll { $0.contains { $0.row == cell.row || $0.column == cell.column } }
            groups.append(joined.flatMap { $0 } + [cell])
        }
        return groups
    }
}
