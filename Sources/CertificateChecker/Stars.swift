import CheckerInput

/// The end `stars` of a tree of normal forms: the non-zero cells are divided into stars, each in one row or one column
/// of the rectangle of a support of its own. The star is this support's term.
enum Stars {
    static func check(_ value: JSONValue, cover pattern: ZeroPattern, layers: [BitMatrix]) throws(Rejection) {
        guard layers.count == 2 else { throw value.rejection("stars are for two layers, and here are \(layers.count)") }
        let (first, second) = (layers[0], layers[1])
        var used: Set<Int> = []
        var covered: Set<Cell> = []
        for element in try value.elements() {
            let star = try element.tuple(2, "[support, cells]")
            let support = try star[0].index(below: first.rows, "support")
            guard used.insert(support).inserted else { throw star[0].rejection("the support has a star already") }
            var (rows, columns): (Set<Int>, Set<Int>) = ([], [])
            for item in try star[1].elements() {
                let cell = try pattern.cell(item)
                try value.budget.spend(4 * Budget.word)
                guard pattern.isNonzero(cell) else { throw item.rejection("the cell is zero, or not observed") }
                guard covered.insert(cell).inserted else {
                    throw item.rejection("the cell is in two stars, or twice in one")
                }
                guard first[support, cell.column], second[cell.row, support] else {
                    throw item.rejection("the support does not reach the cell")
                }
                rows.insert(cell.row)
                columns.insert(cell.column)
            }
            guard rows.count <= 1 || columns.count <= 1 else {
                throw element.rejection("the cells lie neither in one row nor in one column")
            }
        }
        guard covered.count == pattern.nonzeros.count else {
            throw value.rejection("a cell that is not zero is in no star")
        }
    }
}
