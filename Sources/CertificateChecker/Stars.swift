import CheckerInput

/// The end `stars` of a tree of normal forms: the non-zero cells are divided into stars, each in one row or one column
/// of the rectangle of a support of its own. The star is this support's term.
enum Stars {
    static func check(_ value: JSONValue, cover pattern: ZeroPattern, layers: [BitMatrix]) throws(Rejection) {
        try value.require(layers.count == 2, "stars are for two layers, and here are \(layers.count)")
        let (first, second) = (layers[0], layers[1])
        var used: Set<Int> = []
        var covered: Set<Cell> = []
        for element in try value.elements() {
            let star = try element.tuple(2, "[support, cells]")
            let support = try star[0].index(below: first.rows, "support")
            try star[0].require(used.insert(support).inserted, "the support has a star already")
            var (rows, columns): (Set<Int>, Set<Int>) = ([], [])
            for item in try star[1].elements() {
                let cell = try pattern.cell(item)
                try value.budget.spend(4 * Budget.word)
                try item.require(pattern.isNonzero(cell), "the cell is zero, or not observed")
                try item.require(covered.insert(cell).inserted, "the cell is in two stars, or twice in one")
                guard first[support, cell.column], second[cell.row, support] else {
                    throw item.rejection("the support does not reach the cell")
                }
                rows.insert(cell.row)
                columns.insert(cell.column)
            }
            try element.require(
                rows.count <= 1 || columns.count <= 1, "the cells lie neither in one row nor in one column")
        }
        try value.require(covered.count == pattern.nonzeros.count, "a cell that is not zero is in no star")
    }
}
