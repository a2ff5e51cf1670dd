/// All orders of 0 ..< n.
func permutations(_ n: Int) -> [[Int]] {
    if n == 0 { return [[]] }
    return permutations(n - 1).flatMap { rest in
        (0...rest.count).map { place in Array(rest[..<place]) + [n - 1] + Array(rest[place...]) }
    }
}

/// All subsets of `elements` of a size, each ascending.
func subsets(_ elements: [Int], size: Int) -> [[Int]] {
    if size == 0 { return [[]] }
    return elements.indices.flatMap { first in
        subsets(Array(elements[(first + 1)...]), size: size - 1).map { [elements[first]] + $0 }
    }
}
