import SupportMasks

/// What becomes of a cell of a mask; a sign and a colour tell it, so that colour is never the only one.
enum CellChange: Int {
    case kept, added, removed
    /// Of a tile alone.
    case both

    /// Nil for a cell that stays outside.
    init?(before: Bool, after: Bool) {
        switch (before, after) {
        case (true, true): self = .kept
        case (false, true): self = .added
        case (true, false): self = .removed
        case (false, false): return nil
        }
    }

    var attributes: Markup.Attributes {
        switch self {
        case .kept: ["class": "sc-density", "fill": Ink.density]
        case .added: ["fill": ClassStyle(number: 3).fill]
        case .removed: ["fill": ClassStyle(number: 5).fill]
        case .both: ["fill": ClassStyle(number: 6).fill]
        }
    }

    /// The colour of a sign on any of them.
    static let ink = "#000000"
}

/// The tiles of a large mask in which something changes.
struct ChangedTiles {
    private let panel: Panel
    private let kinds: [Int: CellChange]

    init(_ before: BitMatrix, _ after: BitMatrix, _ panel: Panel) {
        self.panel = panel
        var kinds: [Int: CellChange] = [:]
        func mark(_ row: Int, _ column: Int, _ kind: CellChange) {
            let tile = panel.rows.tile(of: row) * panel.columns.tileCount + panel.columns.tile(of: column)
            kinds[tile] = kinds[tile].map { $0 == kind ? kind : .both } ?? kind
        }
        for row in 0..<before.rowCount {
            let (old, new) = (before.row(row), after.row(row))
            guard old != new else { continue }
            for column in new.subtracting(old) { mark(row, column, .added) }
            for column in old.subtracting(new) { mark(row, column, .removed) }
        }
        self.kinds = kinds
    }

    func draw(in markup: inout Markup) {
        CellRuns(panel, .alongRows) { row, column in
            kinds[row * panel.columns.tileCount + column]?.rawValue
        }.draw(in: &markup) { CellChange(rawValue: $0)?.attributes ?? [:] }
    }
}
