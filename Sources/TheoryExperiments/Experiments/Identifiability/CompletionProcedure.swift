import DenseNumerics
import MaskedStates
import SupportMasks

/// The factors of a product from its entries, support after support: a support whose private cells (those that no
/// other support left reaches) connect all of its lines is completed to rank one, and taken away.
///
/// On private cells the product is x_k y_kᵀ alone. Where their bipartite graph connects all rows and columns of the
/// rectangle, and no entry on a spanning tree is zero, y_j = a_ij / x_i and x_i = a_ij / y_j determine the rest; so if
/// all supports can be taken in some order, every factorization without zeros on the masks is this one, up to scaling.
struct CompletionProcedure {
    /// The supports in the order in which they are completed; nil if some never is.
    let order: [Int]?
    private let masks: FactorSupports

    /// Decides by the masks alone. O(r² m n).
    init(_ masks: FactorSupports) {
        self.masks = masks
        let supports = RankOneSupports(masks)
        var left = Set(0..<masks.width)
        var order: [Int] = []
        while let next = left.sorted().first(where: {
            Self.tree(of: $0, in: supports, left: left) != nil
        }) {
            order.append(next)
            left.remove(next)
        }
        self.order = left.isEmpty ? order : nil
    }

    /// The factors of a product X Yᵀ, each column up to scaling; nil if the condition fails on the masks.
    func factors(of product: Matrix<Double>) -> Pair? {
        guard let order else { return nil }
        let supports = RankOneSupports(masks)
        var rest = product
        var left = Set(0..<masks.width)
        var pair = Pair(
            left: Matrix(rows: masks.rowCount, columns: masks.width),
            right: Matrix(rows: masks.columnCount, columns: masks.width))
        for support in order {
            guard let tree = Self.tree(of: support, in: supports, left: left) else { return nil }
            pair.left[tree.root, support] = 1
            for edge in tree.edges {
                let value = rest[edge.row, edge.column]
                if edge.isToColumn {
                    pair.right[edge.column, support] = value / pair.left[edge.row, support]
                } else {
                    pair.left[edge.row, support] = value / pair.right[edge.column, support]
                }
            }
            for row in supports.rows(of: support) {
                for column in supports.columns(of: support) {
                    rest[row, column] -= pair.left[row, support] * pair.right[column, support]
                }
            }
            left.remove(support)
        }
        return pair
    }

    private struct Tree {
        var root: Int
        var edges: [Edge]
    }

    private struct Edge {
        var row: Int
        var column: Int
        var isToColumn: Bool
    }

    /// A tree of private cells that spans the lines of a support, in breadth-first order; nil if there is none.
    private static func tree(of support: Int, in supports: RankOneSupports, left: Set<Int>) -> Tree? {
        let (rows, columns) = (supports.rows(of: support), supports.columns(of: support))
        guard let root = rows.first else { return nil }
        func isPrivate(_ row: Int, _ column: Int) -> Bool {
            supports.cover(row: row, column: column).allSatisfy { $0 == support || !left.contains($0) }
        }
        var (newRows, newColumns) = (rows, columns)
        newRows.remove(root)
        var edges: [Edge] = []
        var open = [(line: root, isRow: true)]
        var position = 0
        while position < open.count {
            let (line, isRow) = open[position]
            position += 1
            if isRow {
                for column in newColumns where isPrivate(line, column) {
                    newColumns.remove(column)
                    edges.append(Edge(row: line, column: column, isToColumn: true))
                    open.append((column, false))
                }
            } else {
                for row in newRows where isPrivate(row, line) {
                    newRows.remove(row)
                    edges.append(Edge(row: row, column: line, isToColumn: false))
                    open.append((row, true))
                }
            }
        }
        return newRows.isEmpty && newColumns.isEmpty ? Tree(root: root, edges: edges) : nil
    }
}
