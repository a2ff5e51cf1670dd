import MaskedStates
import SupportMasks

/// Places for the lines of masks, by which pieces of the network hang together.
///
/// In a chainable chain a line between factors l and l + 1 is told by the piece of the factors to its right in which it
/// lies, by the piece of those to its left, and by a number among the r lines that agree in both (Chains.md, "Lines
/// in another order"). Any numbering of the pieces that keeps pieces of pieces together gives the patterns.
struct InterfaceLabels {
    /// For each interface, from the rows of the first mask to the columns of the last, the place of each line.
    private(set) var places: [[Int]] = []
    private(set) var patterns: [KroneckerPattern] = []

    /// Nil if the masks are no chain of equal complete blocks, or if pieces that have to be equally large are not.
    init?(_ masks: [BitMatrix]) {
        guard let first = masks.first,
            zip(masks, masks.dropFirst()).allSatisfy({ $0.columnCount == $1.rowCount })
        else { return nil }
        let edges = masks.map { mask in (0..<mask.rowCount).map { mask.row($0).members } }
        let counts = [first.rowCount] + masks.map(\.columnCount)
        guard counts.allSatisfy({ $0 > 0 }), edges.allSatisfy({ $0.allSatisfy { !$0.isEmpty } }),
            let meets = Self.meetingRows(edges, counts)
        else { return nil }
        let (left, right) = Self.pieces(edges, counts)
        guard let outer = Self.outerLabels(right, meets), let inner = Self.innerLabels(left, edges, outer[0]) else {
            return nil
        }
        for layer in masks.indices {
            let (a, d) = (outer[layer].count, inner[layer].count)
            let (columns, rows) = (edges[layer][0].count, counts[layer] / max(a * d, 1))
            guard let pattern = KroneckerPattern(a, rows, columns, d), pattern.rowCount == counts[layer],
                pattern.columnCount == counts[layer + 1]
            else { return nil }
            patterns.append(pattern)
        }
        for interface in counts.indices {
            // The rows of the first mask lie in the piece of the columns that they meet, the columns of the last beside
            // the rows that they meet.
            let outerOfLine =
                interface < masks.count
                ? outer[interface].labels : meets[masks.count - 1].map { outer[masks.count - 1].labels[$0] }
            let innerOfLine = interface > 0 ? inner[interface - 1].labels : edges[0].map { inner[0].labels[$0[0]] }
            let layer = min(interface, masks.count - 1)
            places.append(
                Self.places(
                    outerOfLine, innerOfLine, outer: outer[layer].count, inner: inner[max(interface - 1, 0)].count))
        }
    }

    /// Whether the mask in these places is the support of the pattern.
    func places(_ layer: Int, fit mask: BitMatrix, _ pattern: KroneckerPattern) -> Bool {
        let (b, c, d) = (pattern.b, pattern.c, pattern.d)
        return (0..<mask.rowCount).allSatisfy { row in
            let place = places[layer][row]
            let (i, l) = (place / (b * d), place % d)
            let columns = mask.row(row).members
            return columns.count == c
                && columns.allSatisfy { column in
                    let other = places[layer + 1][column]
                    return other / (c * d) == i && other % d == l
                }
        }
    }

    /// Labels of lines, 0..<count.
    private struct Labels {
        var labels: [Int]
        var count: Int
    }

    /// A row that each column meets; nil if one meets none.
    private static func meetingRows(_ edges: [[[Int]]], _ counts: [Int]) -> [[Int]]? {
        var meets: [[Int]] = []
        for (layer, rows) in edges.enumerated() {
            var row = Array(repeating: -1, count: counts[layer + 1])
            for (index, columns) in rows.enumerated() {
                for column in columns where row[column] < 0 { row[column] = index }
            }
            guard !row.contains(-1) else { return nil }
            meets.append(row)
        }
        return meets
    }

    /// For each layer the piece of its columns in the layers up to it, and that of its rows in the layers from it.
    private static func pieces(_ edges: [[[Int]]], _ counts: [Int]) -> (left: [[Int]], right: [[Int]]) {
        var starts = [0]
        for count in counts { starts.append(starts[starts.count - 1] + count) }
        func join(_ layer: Int, _ union: inout DisjointSets) {
            for (row, columns) in edges[layer].enumerated() {
                for column in columns { union.unite(starts[layer] + row, starts[layer + 1] + column) }
            }
        }
        var (left, right): ([[Int]], [[Int]]) = ([], [])
        var union = DisjointSets(count: starts[counts.count])
        for layer in edges.indices {
            join(layer, &union)
            left.append((0..<counts[layer + 1]).map { union.root(starts[layer + 1] + $0) })
        }
        union = DisjointSets(count: starts[counts.count])
        for layer in edges.indices.reversed() {
            join(layer, &union)
            right.append((0..<counts[layer]).map { union.root(starts[layer] + $0) })
        }
        return (left, right.reversed())
    }

    /// i: pieces of the layers from each one on, the children of a piece in a row.
    private static func outerLabels(_ pieces: [[Int]], _ meets: [[Int]]) -> [Labels]? {
        var result: [Labels] = []
        for (layer, roots) in pieces.enumerated() {
            let parents = layer == 0 ? roots.map { _ in 0 } : meets[layer - 1].map { result[layer - 1].labels[$0] }
            let count = layer == 0 ? 1 : result[layer - 1].count
            guard let labels = children(roots, of: parents, count: count, labelled: { $0 * $2 + $1 }) else {
                return nil
            }
            result.append(labels)
        }
        return result
    }

    /// l: pieces of the layers up to each one, the children of a piece at its place and so many beyond; numbered in each
    /// piece of the whole by itself.
    private static func innerLabels(_ pieces: [[Int]], _ edges: [[[Int]]], _ whole: Labels) -> [Labels]? {
        var result: [Labels] = []
        let wholeOfLine = wholes(edges, whole)
        for (layer, roots) in pieces.enumerated().reversed() {
            // A column of the last layer has no piece above it but the whole.
            let above = result.last ?? Labels(labels: [0], count: 1)
            let labelAbove = result.isEmpty ? roots.map { _ in 0 } : edges[layer + 1].map { above.labels[$0[0]] }
            // A parent is a piece of the whole and a label in it.
            let parents = zip(wholeOfLine[layer], labelAbove).map { $0 * above.count + $1 }
            let parentCount = whole.count * above.count
            guard
                let labels = children(
                    roots, of: parents, count: parentCount,
                    labelled: { parent, child, _ in parent % above.count + above.count * child })
            else { return nil }
            result.append(Labels(labels: labels.labels, count: labels.count / whole.count))
        }
        return result.reversed()
    }

    /// For each layer the piece of the whole in which each column lies.
    private static func wholes(_ edges: [[[Int]]], _ whole: Labels) -> [[Int]] {
        var result: [[Int]] = []
        var rows = whole.labels
        for layer in edges {
            var columns = Array(repeating: 0, count: 1 + (layer.joined().max() ?? 0))
            for (row, members) in layer.enumerated() {
                for column in members { columns[column] = rows[row] }
            }
            result.append(columns)
            rows = columns
        }
        return result
    }

    /// Numbers pieces within their parents in the order in which they come, and labels them by the parent, the number
    /// and how many there are; nil unless each parent has as many.
    private static func children(
        _ roots: [Int], of parents: [Int], count: Int, labelled label: (_ parent: Int, _ child: Int, _ size: Int) -> Int
    ) -> Labels? {
        var childOfRoot: [Int: (parent: Int, child: Int)] = [:]
        var sizes = Array(repeating: 0, count: count)
        for (root, parent) in zip(roots, parents) where childOfRoot[root] == nil {
            childOfRoot[root] = (parent, sizes[parent])
            sizes[parent] += 1
        }
        guard let size = sizes.first, sizes.allSatisfy({ $0 == size }) else { return nil }
        return Labels(
            labels: roots.map { root in childOfRoot[root].map { label($0.parent, $0.child, size) } ?? 0 },
            count: count * size)
    }

    /// (i·r + ρ)·d + l for the ρ-th line with labels i and l.
    private static func places(_ outer: [Int], _ inner: [Int], outer outerCount: Int, inner innerCount: Int) -> [Int] {
        var seen = Array(repeating: 0, count: outerCount * innerCount)
        let width = outer.count / outerCount
        return zip(outer, inner).map { i, l in
            let number = seen[i * innerCount + l]
            seen[i * innerCount + l] += 1
            return i * width + number * innerCount + l
        }
    }
}
