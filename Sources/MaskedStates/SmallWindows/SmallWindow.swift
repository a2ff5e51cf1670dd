import Proofs
import SupportMasks

/// A small masked state with its live lines numbered from 0 and its supports one by one: what the bounded search works
/// on.
///
/// A class of multiplicity p appears as p supports, counted class by class: the numbers that certificates use. Sets of
/// lines and supports are words, so there are at most 64 of each.
package struct SmallWindow: LineWindow {
    /// The state's names of the rows and columns.
    package let rows: [Int]
    package let columns: [Int]
    /// The supports: the original number, its rows and its columns.
    package let supports: [Support]
    /// For each row the free columns.
    package let free: [UInt64]
    /// Asked by every search in the window.
    package let interruption: Interruption
    /// The columns, supports and rows as a network of two layers.
    package let graph: LayerGraph

    package struct Support {
        package var name: Int
        /// The position of its class in the state.
        var cls: Int
        package var rows: UInt64
        package var columns: UInt64
    }

    /// Nil if a side has more than 64 live lines, or if there are more than 64 supports.
    package init?(_ state: MaskedState, _ interruption: Interruption) {
        self.interruption = interruption
        rows = state.liveRows.members
        columns = state.liveColumns.members
        let supportCount = state.classes.reduce(0) { $0 + $1.multiplicity }
        guard rows.count <= 64, columns.count <= 64, supportCount <= 64 else { return nil }
        let rowNumber = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
        let columnNumber = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        func word(_ set: BitSet, _ numbers: [Int: Int]) -> UInt64 {
            set.reduce(0) { word, member in numbers[member].map { word | 1 << UInt64($0) } ?? word }
        }
        supports = state.classes.enumerated().flatMap { index, cls in
            let (r, c) = (word(cls.rows, rowNumber), word(cls.columns, columnNumber))
            return cls.supports.map { Support(name: $0, cls: index, rows: r, columns: c) }
        }
        free = rows.map { word(state.free.row($0), columnNumber) }
        let supports = self.supports
        let toSupports = columns.indices.map { column in
            supports.indices.reduce(UInt64(0)) {
                supports[$1].columns >> UInt64(column) & 1 == 1 ? $0 | 1 << UInt64($1) : $0
            }
        }
        graph = LayerGraph(upward: [toSupports, supports.map(\.rows)], rowCount: rows.count)
    }

    package var rowCount: Int { rows.count }
    package var columnCount: Int { columns.count }

    /// The supports that meet a row, as a set of positions in `supports`.
    package func rowType(_ row: Int) -> UInt64 {
        positions { $0.rows >> UInt64(row) & 1 == 1 }
    }

    package func columnType(_ column: Int) -> UInt64 {
        positions { $0.columns >> UInt64(column) & 1 == 1 }
    }

    private func positions(_ isMember: (Support) -> Bool) -> UInt64 {
        supports.indices.reduce(0) { isMember(supports[$1]) ? $0 | 1 << UInt64($1) : $0 }
    }

    /// The supports that reach a cell.
    package func cover(_ row: Int, _ column: Int) -> UInt64 {
        rowType(row) & columnType(column)
    }

    /// The columns that the row's supports reach and that are not free.
    package func observed(_ row: Int) -> UInt64 {
        supports.reduce(0) { $1.rows >> UInt64(row) & 1 == 1 ? $0 | $1.columns : $0 } & ~free[row]
    }

    package func isHidden(_ row: Int, _ column: Int) -> Bool {
        free[row] >> UInt64(column) & 1 == 1 && cover(row, column) != 0
    }
}
