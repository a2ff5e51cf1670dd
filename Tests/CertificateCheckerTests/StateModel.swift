/// A state of a proof with sets of cells, slow and plain: it proposes steps that make sense, and says what the rules on
/// classes demand.
struct StateModel {
    struct Class: Equatable {
        var rows: Set<Int>
        var columns: Set<Int>
        var multiplicity: Int
    }
    struct Cell: Hashable {
        let row: Int
        let column: Int
    }

    var free: Set<Cell> = []
    var classes: [Class] = []
    let rowCount: Int
    let columnCount: Int

    init(_ masks: TestMasks) {
        rowCount = masks.left.count
        columnCount = masks.right.count
        classes = normal(
            KnownAnswers.supports(masks).map { Class(rows: $0.rows, columns: $0.columns, multiplicity: 1) })
    }

    func observed(_ entry: Class) -> Set<Cell> {
        var cells: Set<Cell> = []
        for row in entry.rows { for column in entry.columns { cells.insert(Cell(row: row, column: column)) } }
        return cells.subtracting(free)
    }

    func isComplete(_ entry: Class) -> Bool { entry.multiplicity >= min(entry.rows.count, entry.columns.count) }

    mutating func absorb(_ indices: [Int]) {
        for index in indices { free.formUnion(observed(classes[index])) }
        classes = normal(classes.indices.filter { !indices.contains($0) }.map { classes[$0] })
    }

    mutating func delete(rows: Set<Int>, columns: Set<Int>) {
        classes = normal(
            classes.map {
                Class(
                    rows: $0.rows.subtracting(rows), columns: $0.columns.subtracting(columns),
                    multiplicity: $0.multiplicity)
            })
    }

    private func normal(_ list: [Class]) -> [Class] {
        var result: [Class] = []
        for entry in list {
            var remaining = observed(entry)
            while let seed = remaining.min(by: { $0.row < $1.row }) {
                var rows: Set<Int> = [seed.row]
                var columns: Set<Int> = []
                var size = -1
                while size != rows.count + columns.count {
                    size = rows.count + columns.count
                    for cell in remaining where rows.contains(cell.row) || columns.contains(cell.column) {
                        rows.insert(cell.row)
                        columns.insert(cell.column)
                    }
                }
                remaining = remaining.filter { !rows.contains($0.row) }
                if let position = result.firstIndex(where: { $0.rows == rows && $0.columns == columns }) {
                    result[position].multiplicity += entry.multiplicity
                } else {
                    result.append(Class(rows: rows, columns: columns, multiplicity: entry.multiplicity))
                }
            }
        }
        return result
    }

    // MARK: Lines (rows, or columns where `transposed`)

    func lines(_ entry: Class, _ transposed: Bool) -> Set<Int> { transposed ? entry.columns : entry.rows }
    func type(_ line: Int, _ transposed: Bool) -> [Int] {
        classes.indices.filter { lines(classes[$0], transposed).contains(line) }
    }
    func observed(_ line: Int, _ transposed: Bool) -> [Int] {
        let reach = type(line, transposed).reduce(into: Set<Int>()) { $0.formUnion(lines(classes[$1], !transposed)) }
        return reach.filter { !free.contains(transposed ? Cell(row: $0, column: line) : Cell(row: line, column: $0)) }
            .sorted()
    }
}
