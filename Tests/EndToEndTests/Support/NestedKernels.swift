/// Kernels whose row types form a chain and whose column types do too.
enum NestedKernels {
    /// All of a width with at most `lines` rows and columns together, up to permutations of rows, columns and supports
    /// and to transposition.
    ///
    /// Every support has a row and a column, no type is empty, and a type τ occurs at most |τ| times.
    static func all(width: Int, lines: Int) -> [Masks] {
        let sides = sides(width: width)
        let orders = permutations(width)
        var seen: Set<[[Int]]> = []
        var result: [Masks] = []
        for rows in sides {
            for columns in sides where rows.count + columns.count <= lines {
                let masks = Masks(rows: rows, columns: columns, width: width)
                let forms = orders.flatMap { order -> [[[Int]]] in
                    let renamed = masks.renamingSupports(order)
                    return [
                        [renamed.rows.sorted(), renamed.columns.sorted()],
                        [renamed.columns.sorted(), renamed.rows.sorted()],
                    ]
                }
                guard
                    let canonical = forms.min(by: {
                        $0.lexicographicallyPrecedes($1) { $0.lexicographicallyPrecedes($1) }
                    }),
                    seen.insert(canonical).inserted
                else { continue }
                result.append(masks)
            }
        }
        return result
    }

    /// Multisets of types that form a chain with the full type on top: a chain that uses every support ends there.
    private static func sides(width: Int) -> [[Int]] {
        let full = (1 << width) - 1
        return (1..<(1 << full)).compactMap { choice -> [Int]? in
            // Bit τ − 1 of `choice` says that the type τ occurs.
            let types = (1...full).filter { choice >> ($0 - 1) & 1 == 1 }.sorted {
                $0.nonzeroBitCount < $1.nonzeroBitCount
            }
            guard types.last == full, zip(types, types.dropFirst()).allSatisfy({ $0 & $1 == $0 && $0 != $1 }) else {
                return nil
            }
            return types
        }.flatMap { types in
            types.reduce([[]]) { lists, type in
                lists.flatMap { list in (1...type.nonzeroBitCount).map { list + Array(repeating: type, count: $0) } }
            }
        }
    }
}
