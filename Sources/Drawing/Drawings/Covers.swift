import SupportMasks

/// Which classes reach which cell of the product, for masks that are drawn cell by cell.
struct Covers {
    /// The class of each support; nil for a support that reaches nothing.
    let classOfSupport: [Int?]
    private let columnCount: Int
    private var cells: [Int]
    private var distinct: [(supports: [Int], classes: [Int])] = []

    init(_ masks: FactorSupports, classes: [Picture.SupportClass]) {
        var classOfSupport = [Int?](repeating: nil, count: masks.width)
        for (index, cls) in classes.enumerated() {
            for support in cls.supports where classOfSupport.indices.contains(support) {
                classOfSupport[support] = index
            }
        }
        self.classOfSupport = classOfSupport
        columnCount = masks.columnCount
        cells = []
        cells.reserveCapacity(masks.rowCount * masks.columnCount)
        var known: [BitSet: Int] = [:]
        let columns = (0..<masks.columnCount).map(masks.right.row)
        for row in 0..<masks.rowCount {
            let type = masks.left.row(row)
            for column in columns {
                let cover = type.intersection(column)
                let index = known[cover, default: distinct.count]
                if index == distinct.count {
                    known[cover] = index
                    let supports = cover.members
                    distinct.append((supports, Set(supports.compactMap { classOfSupport[$0] }).sorted()))
                }
                cells.append(index)
            }
        }
    }

    /// A number for the set of supports of the cell: equal sets, equal numbers.
    func identity(_ row: Int, _ column: Int) -> Int { cells[row * columnCount + column] }

    func supports(_ row: Int, _ column: Int) -> [Int] { distinct[identity(row, column)].supports }

    func classes(_ row: Int, _ column: Int) -> [Int] { distinct[identity(row, column)].classes }

    /// The most classes that reach one cell.
    var mostClasses: Int { distinct.map(\.classes.count).max() ?? 0 }
}
