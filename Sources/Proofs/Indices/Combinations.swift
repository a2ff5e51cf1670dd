/// Subsets of a given size, in lexicographic order.
package enum Combinations {
    package static func of(_ elements: [Int], size: Int) -> [[Int]] {
        if size == 0 { return [[]] }
        guard elements.count >= size else { return [] }
        return elements.indices.flatMap { index in
            of(Array(elements[(index + 1)...]), size: size - 1).map { [elements[index]] + $0 }
        }
    }
}
