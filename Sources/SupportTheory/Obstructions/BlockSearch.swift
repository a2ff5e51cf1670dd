import MaskedStates
import Proofs

/// Looks for the block of SC406 in a window: quadruples of rows and columns by their types, then the lines and supports
/// beside them, then matchings.
struct BlockSearch {
    private let window: SmallWindow
    private let rowTypes: [UInt64]
    private let columnTypes: [UInt64]
    private let all: UInt64
    private var quadruplesLeft: Int
    private var matchingsLeft: Int

    init(_ window: SmallWindow, _ limits: SearchLimits) {
        self.window = window
        rowTypes = (0..<window.rowCount).map(window.rowType)
        columnTypes = (0..<window.columnCount).map(window.columnType)
        all = window.supports.count == 64 ? .max : (1 << UInt64(window.supports.count)) - 1
        quadruplesLeft = limits.blockQuadruples
        matchingsLeft = limits.blockMatchings
    }

    mutating func find() -> Block? {
        for row in rowTypes.indices {
            for twinRow in rowTypes.indices where twinRow != row && rowTypes[row] & rowTypes[twinRow] != 0 {
                if window.interruption.isDue { return nil }
                if let found = find(row, twinRow) { return found }
            }
        }
        return nil
    }

    private mutating func find(_ row: Int, _ twinRow: Int) -> Block? {
        let both = rowTypes[row] & rowTypes[twinRow]
        for twinColumn in columnTypes.indices where columnTypes[twinColumn] & both == 0 {
            let (l, s) = (rowTypes[row] & columnTypes[twinColumn], rowTypes[twinRow] & columnTypes[twinColumn])
            guard l != 0, s != 0 else { continue }
            for column in columnTypes.indices where column != twinColumn {
                quadruplesLeft -= 1
                guard quadruplesLeft >= 0 else { return nil }
                let k = both & columnTypes[column]
                let shared = columnTypes[column] & columnTypes[twinColumn]
                guard k != 0, rowTypes[row] & shared == 0 || rowTypes[twinRow] & shared == 0 else { continue }
                if let found = complete(row, twinRow, column, twinColumn, k, l, s) { return found }
            }
        }
        return nil
    }

    /// The column d, the supports k, l and s among those that are possible, the row h, and the matchings.
    private mutating func complete(
        _ row: Int, _ twinRow: Int, _ column: Int, _ twinColumn: Int, _ ks: UInt64, _ ls: UInt64, _ ss: UInt64
    ) -> Block? {
        for other in columnTypes.indices where other != column && other != twinColumn {
            let type = columnTypes[other]
            for k in Members(ks & type) {
                for l in Members(ls & type) {
                    for s in Members(ss & type) {
                        let rest = all & ~(1 << UInt64(k) | 1 << UInt64(l) | 1 << UInt64(s))
                        matchingsLeft -= 1
                        guard matchingsLeft >= 0 else { return nil }
                        guard
                            let columns = SupportMatching.find(
                                rest, types: columnTypes, without: [column, twinColumn, other])
                        else { continue }
                        for otherRow in rowTypes.indices
                        where otherRow != row && otherRow != twinRow && rowTypes[otherRow] >> UInt64(s) & 1 == 1 {
                            matchingsLeft -= 1
                            guard matchingsLeft >= 0 else { return nil }
                            guard
                                let rows = SupportMatching.find(
                                    rest, types: rowTypes, without: [row, twinRow, otherRow])
                            else { continue }
                            let cells = zip(rows, columns).map { Cell(row: $0, column: $1) }
                            return Block(
                                row: row, twinRow: twinRow, otherRow: otherRow, column: column, twinColumn: twinColumn,
                                otherColumn: other, k: k, l: l, s: s,
                                matched: zip(Members(rest), cells).map { ($0, $1) }, window: window)
                        }
                    }
                }
            }
        }
        return nil
    }
}

/// A line of its own for each of some supports, by augmenting paths.
private enum SupportMatching {
    /// The line of each support, in the order of the supports; nil if they cannot be matched.
    static func find(_ supports: UInt64, types: [UInt64], without excluded: [Int]) -> [Int]? {
        var owner = [Int](repeating: -1, count: types.count)
        for line in excluded { owner[line] = -2 }
        func augment(_ support: Int, _ seen: inout UInt64) -> Bool {
            for line in types.indices
            where types[line] >> UInt64(support) & 1 == 1 && owner[line] != -2 && seen >> UInt64(line) & 1 == 0 {
                seen |= 1 << UInt64(line)
                if owner[line] == -1 || augment(owner[line], &seen) {
                    owner[line] = support
                    return true
                }
            }
            return false
        }
        for support in Members(supports) {
            var seen: UInt64 = 0
            guard augment(support, &seen) else { return nil }
        }
        return Members(supports).compactMap { support in owner.firstIndex(of: support) }
    }
}
